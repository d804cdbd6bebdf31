// The page of the API; a script of its own, because the content policy lets none run that stands in a page.
SwaggerUIBundle({ url: "openapi.json", dom_id: "#api", deepLinking: true, defaultModelsExpandDepth: 0, validatorUrl: null });
