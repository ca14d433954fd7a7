// The classic Notebook takes the name of a language for that of a mode of its editor. It finds out better for the cells that are there when
// the kernel starts, but not for new ones: so there is a mode of this name.
define(['codemirror/lib/codemirror', 'codemirror/mode/clike/clike'], function (CodeMirror) {
  CodeMirror.defineMode('C#', function (config) { return CodeMirror.getMode(config, 'text/x-csharp'); });
  return { onload: function () {} };
});
