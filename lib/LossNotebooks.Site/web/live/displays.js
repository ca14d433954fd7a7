// Outputs that cells show again while they run, or that other cells change: they go by the names of displays.

const displays = new Map();

/** An output of an area goes by the name of a display, if it has one; several may. */
export function nameDisplay(output, area) {
  const name = output.transient?.display_id;
  if (name) displays.set(name, [...displays.get(name) ?? [], { area, output }]);
}

/** Shows a display anew, wherever it is. */
export function update({ transient, data, metadata }) {
  for (const { area, output } of displays.get(transient?.display_id) ?? []) {
    Object.assign(output, { data, metadata });
    if (output.nodes[0].isConnected) area.refresh(output);
  }
}

/** Forgets the displays of an engine that has ended. */
export const forgetDisplays = () => displays.clear();
