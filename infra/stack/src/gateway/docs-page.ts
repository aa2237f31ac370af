/** One Swagger page over every service's own OpenAPI document; its programs are those the services serve for their own pages. */
const escape = (text: string): string => text.replace(/[^a-z]/g, '');

/** @param sources services by path segment @param assets whose copy of the Swagger programs is used */
export function docsPage(sources: readonly string[], assets: string): string {
  const programs = `/api/${escape(assets)}/docs`;
  const urls = sources.map((source) => ({ name: escape(source), url: `/api/${escape(source)}/openapi.json` }));
  return `<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><title>归途 · 全部接口 Guitu APIs</title><link rel="stylesheet" href="${programs}/swagger-ui.css"></head>
<body><div id="apis"></div>
<script src="${programs}/swagger-ui-bundle.js"></script><script src="${programs}/swagger-ui-standalone-preset.js"></script>
<script>
window.ui = SwaggerUIBundle({ urls: ${JSON.stringify(urls)}, dom_id: '#apis', deepLinking: true, presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset], layout: 'StandaloneLayout' });
</script></body></html>
`;
}
