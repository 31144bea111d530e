// Stands before the widget's script: the modules of this page trap when a test says so.
//
// A module calls the page some hundred times while it draws. `trap.after(n)` lets the n-th call from now end in
// the instruction `unreachable`, wherever the module is then; the trap is a real one, of a module of two instructions.
"use strict";
{
  const code = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 8, 1, 4, 116, 114, 97, 112, 0, 0, 10, 5, 1, 3, 0, 0, 11];
  const { trap: unreachable } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(code))).exports;
  let left = Infinity;
  window.trap = {
    lives: [], // the memory of each module that was started
    after: (calls) => (left = calls),
  };
  const called = () => {
    left -= 1;
    if (left > 0) return;
    left = Infinity;
    unreachable();
  };
  const wrapped = (imports) => {
    const group = ([name, functions]) => [
      name,
      Object.fromEntries(Object.entries(functions).map(([key, run]) => [key, (...values) => (called(), run(...values))])),
    ];
    return Object.fromEntries(Object.entries(imports).map(group));
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const start = WebAssembly[name];
    WebAssembly[name] = async (source, imports) => {
      const made = await start.call(WebAssembly, source, wrapped(imports));
      // The names of exports are short in a build.
      const exported = Object.values((made.instance ?? made).exports);
      window.trap.lives.push(exported.find((value) => value instanceof WebAssembly.Memory));
      return made;
    };
  }
}
