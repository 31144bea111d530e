// The first script of every page: it records in `window.recorded` what a test wants to know afterwards.
"use strict";
{
  const folder = location.pathname.split("/").slice(0, 3).join("/");
  if (sessionStorage.getItem("folder") !== folder) {
    localStorage.clear();
    sessionStorage.setItem("folder", folder);
  }
  const recorded = (window.recorded = {
    console: [], // { level, text } of every console line the page wrote
    uncaught: [], // errors and rejections that nobody caught
    violations: [], // of the content security policy
    events: [], // every sidelight-* that reached the window
    shift: 0, // cumulative layout shift, where the engine measures it
  });

  const text = (value) => {
    if (value instanceof Error) return `${value.name}: ${value.message}`;
    try {
      return typeof value === "object" ? JSON.stringify(value) : String(value);
    } catch {
      return String(value);
    }
  };
  for (const level of ["error", "warn", "info", "log", "debug"]) {
    const write = console[level];
    console[level] = (...parts) => {
      recorded.console.push({ level, text: parts.map(text).join(" ") });
      write.apply(console, parts);
    };
  }

  addEventListener("error", (event) => recorded.uncaught.push(`${event.message} at ${event.filename}:${event.lineno}`));
  addEventListener("unhandledrejection", (event) => recorded.uncaught.push(`rejected: ${text(event.reason)}`));
  document.addEventListener("securitypolicyviolation", (event) =>
    recorded.violations.push(`${event.effectiveDirective} blocked ${event.blockedURI} (${event.sourceFile}:${event.lineNumber}) ${event.sample}`),
  );
  for (const name of ["ready", "error", "open", "close", "progress"]) {
    addEventListener(`sidelight-${name}`, ({ type, detail, target, bubbles, composed }) =>
      recorded.events.push({ type, detail: JSON.parse(JSON.stringify(detail ?? null)), target: target.id || target.localName, bubbles, composed }),
    );
  }
  if (globalThis.PerformanceObserver?.supportedEntryTypes.includes("layout-shift")) {
    const add = (entries) => entries.forEach((entry) => (recorded.shift += entry.hadRecentInput ? 0 : entry.value));
    new PerformanceObserver((list) => add(list.getEntries())).observe({ type: "layout-shift", buffered: true });
  }
}
