// As much of a canvas as heat maps need: pixels and rectangles in, PNG out.
import { PNG } from "pngjs";

export class Canvas {
  #png;

  constructor(width, height) {
    this.#png = new PNG({ width, height });
    this.#png.data.fill(0);
  }

  createImageData(width, height) { return { width, height, data: new Uint8ClampedArray(4 * width * height) }; }

  putImageData({ data }) { this.#png.data.set(data); }

  fillRect(left, top, width, height) {
    const [r, g, b, a = 1] = this.fillStyle.match(/[\d.]+/g).map(Number);
    for (let y = Math.round(top); y < Math.round(top + height); y++)
      for (let x = Math.round(left); x < Math.round(left + width); x++)
        this.#png.data.set([r, g, b, Math.round(255 * a)], 4 * (y * this.#png.width + x));
  }

  toDataURL() { return `data:image/png;base64,${PNG.sync.write(this.#png, { deflateLevel: 9 }).toString("base64")}`; }
}
