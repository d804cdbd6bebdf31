"""When an activity runs: planned and actual dates apart, and its status as published."""

from loaders.iati.activity import Activity
from loaders.iati.codes import DATES, STATUSES
from loaders.parts.cells import day
from loaders.parts.sink import Sink

_Bound = tuple[str, str, str]
"""(day, place, date as printed)."""

_OPEN: _Bound = ("", "", "")


def read_times(activity: Activity, sink: Sink, made: str) -> None:
    """Note the activity's planned and actual period, and its status; another date of the same type is one end of another period.

    Args:
        made: the day on which the file was made; "".
    """
    bounds: dict[str, dict[str, _Bound]] = {}
    further: dict[tuple[str, str, str], _Bound] = {}
    for place, element in enumerate(activity.elements("activity-date"), 1):
        kind = DATES.get((element.get("type") or "").strip().lower())
        printed = element.get("iso-date") or element.text or ""
        date = day(printed)
        if kind and date:
            bound = (date, f"activity-date[{place}]", printed.strip())
            if bounds.setdefault(kind[0], {}).setdefault(kind[1], bound)[0] != date:
                further.setdefault((*kind, date), bound)
        elif printed.strip() or not kind:
            what = f"a date is {printed.strip()[:30]!r}; expected YYYY-MM-DD" if kind else f"a date is of type {element.get('type')!r}"
            sink.remarks.add(what, f"{activity.place}, activity-date[{place}]")
    for kind_, ends in sorted(bounds.items()):
        start, end = ends.get("start", _OPEN), ends.get("end", _OPEN)
        if start[0] and end[0] and end[0] < start[0]:
            sink.remarks.add(f"the {kind_} end lies before the start; kept as published", activity.place)
        if made and kind_ == "actual":
            _check_past(activity, sink, max(start, end), made)
        for (of, which, _), bound in further.items():
            if of == kind_:
                sink.remarks.add(f"the {kind_} {which} has another date too; both are kept", f"{activity.place}, {bound[1]}")
                _note_period(activity, sink, kind_, *((bound, end) if which == "start" else (start, bound)))
        _note_period(activity, sink, kind_, start, end)
    _read_status(activity, sink)


def _check_past(activity: Activity, sink: Sink, late: _Bound, made: str) -> None:
    """Tell of what is said to have happened after the file was made: a plan, or a slip of the pen."""
    if late[0] > made:
        remark = "an actual start or end lies after the day on which the file was made; kept as published"
        sink.remarks.add(remark, f"{activity.place}, {late[1]}")


def _note_period(activity: Activity, sink: Sink, kind: str, start: _Bound, end: _Bound) -> None:
    period = sink.value("Period", start_date=start[0], end_date=end[0], text="")
    quote, locator = " – ".join(filter(None, (start[2], end[2]))), " ".join(filter(None, (start[1], end[1])))
    sink.rows(("HAS_PERIOD", "Programme", "Period")).append(
        (activity.id, period, activity.identifier, period, activity.number, locator, quote, "iati.dates", "table", "", kind)
    )
    activity.lines.append(quote)


def _read_status(activity: Activity, sink: Sink) -> None:
    for element in activity.elements("activity-status")[:1]:
        printed = (element.get("code") or element.text or "").strip()
        status = STATUSES.get(printed.lower())
        if status is None:
            if printed:
                sink.remarks.add(f"the status {printed!r} is on no code list", f"{activity.place}, activity-status")
            continue
        value = sink.value("Status", status=status)
        quote = f'code="{element.get("code")}"' if element.get("code") else printed
        sink.rows(("HAS_STATUS", "Programme", "Status")).append(
            (activity.id, value, activity.identifier, value, activity.number, "activity-status", quote, "iati.status", "table", "")
        )
