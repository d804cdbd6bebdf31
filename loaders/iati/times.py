"""When an activity runs: planned and actual dates apart, and its status as published."""

from loaders.iati.activity import Activity
from loaders.iati.codes import DATES, STATUSES
from loaders.parts.cells import day
from loaders.parts.sink import Sink


def read_times(activity: Activity, sink: Sink) -> None:
    """Note the activity's planned and actual period, and its status."""
    bounds: dict[str, dict[str, tuple[str, str, str]]] = {}
    for place, element in enumerate(activity.elements("activity-date"), 1):
        kind = DATES.get((element.get("type") or "").strip().lower())
        printed = element.get("iso-date") or element.text or ""
        date = day(printed)
        if kind and date:
            bounds.setdefault(kind[0], {}).setdefault(kind[1], (date, f"activity-date[{place}]", printed.strip()))
        elif printed.strip() or not kind:
            what = f"a date is {printed.strip()[:30]!r}; expected YYYY-MM-DD" if kind else f"a date is of type {element.get('type')!r}"
            sink.remarks.add(what, f"{activity.place}, activity-date[{place}]")
    rows = sink.rows(("HAS_PERIOD", "Programme", "Period")) if bounds else []
    for kind_, ends in sorted(bounds.items()):
        start, end = ends.get("start", ("", "", "")), ends.get("end", ("", "", ""))
        if start[0] and end[0] and end[0] < start[0]:
            sink.remarks.add(f"the {kind_} end lies before the start; kept as published", activity.place)
        period = sink.value("Period", start_date=start[0], end_date=end[0], text="")
        quote, locator = " – ".join(filter(None, (start[2], end[2]))), " ".join(filter(None, (start[1], end[1])))
        rows.append((activity.id, period, activity.identifier, period, activity.number, locator, quote, "iati.dates", "table", "", kind_))
        activity.lines.append(quote)
    _read_status(activity, sink)


def _read_status(activity: Activity, sink: Sink) -> None:
    for element in activity.elements("activity-status")[:1]:
        printed = (element.get("code") or element.text or "").strip()
        status = STATUSES.get(printed.lower())
        if status is None:
            if printed:
                sink.remarks.add(f"the status {printed!r} is on no code list", f"{activity.place}, activity-status")
            continue
        value = sink.value("Status", status=status)
        sink.rows(("HAS_STATUS", "Programme", "Status")).append(
            (
                activity.id,
                value,
                activity.identifier,
                value,
                activity.number,
                "activity-status",
                f'code="{printed}"',
                "iati.status",
                "table",
                "",
            )
        )
