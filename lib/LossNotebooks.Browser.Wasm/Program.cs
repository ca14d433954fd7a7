// worker.js calls what it needs; the runtime only wants a place to begin.
return;
