// @ts-check
// What changes cells: writing, clearing, pasting, filling. Each is one step on the server, taken back as one.

import { t, written } from "../js/words.js";
import { fitted, repeated } from "./blocks.js";
import { count, height, size, width } from "./selection.js";
/** @import { Range } from "./selection.js" */
/** @import { Edit, Row } from "./row.js" */
/** @import { Source } from "./source.js" */
/** @import { Column } from "./view.js" */

/** @typedef {{top: number, left: number, block: string[][]}} Part */

/** Cells sent at once: 10,000 rows of 30 columns, and some. */
export const MOST = 400_000;
/** More cells than these are worked out by the server from where they stand, not sent one by one. */
const FEW = 2_000;

export class Actions {
  /**
   * @param {Source} source @param {Column[]} columns @param {boolean} growing rows may be added at the end
   * @param {(words: string) => void} say
   */
  constructor(source, columns, growing, say) {
    this.source = source;
    this.columns = columns;
    this.growing = growing;
    this.say = say;
  }

  /** The texts in a range, or null while some of its rows are not here. @param {Range} range */
  textsNow(range) {
    const rows = this.source.spanNow(range.top, range.bottom);
    return rows && this.#texts(rows, range);
  }

  /** @param {Range} range */
  async texts(range) {
    return this.#texts(await this.source.span(range.top, range.bottom), range);
  }

  /** Verdicts are not for clearing: whole rows are chosen with them. @param {Range[]} chosen */
  async clear(chosen) {
    const ranges = chosen.map((range) => ({ ...range, left: Math.max(1, range.left) })).filter((r) => r.left <= r.right);
    // Several blocks go by their lines: each is one step, and the first may have moved the rows of the next.
    if (ranges.length === 1 && size(ranges) > FEW) await this.#byServer("fill", ranges[0], { text: "" });
    else await this.#change(ranges, () =>
      ranges.map((range) => ({ top: range.top, left: range.left, block: repeated([[""]], height(range), width(range)) })));
  }

  /**
   * Put texts over a range, or from its first cell on where they do not fit it. @param {string[][]} texts
   * @param {Range} range @returns {Promise<Range>} where they went
   */
  async paste(texts, range) {
    const block = fitted(texts, range), wide = Math.max(...block.map((row) => row.length));
    const target = { ...range, bottom: range.top + block.length - 1, right: range.left + wide - 1 };
    const missing = target.bottom + 1 - this.source.total;
    if (this.growing && missing > 0 && size([target]) <= MOST) await this.source.act("rows/add", { count: missing });
    const whole = target.left > 0 && block.every((row) => row.length === wide);
    if (whole && size([target]) > FEW && this.#isFewEnough([target])) await this.#pasteByServer(block, target);
    else await this.#change([target], () => [{ top: range.top, left: range.left, block }]);
    return target;
  }

  /** Its first row down through a range; a range of one row takes the row above it. @param {Range} range */
  fillDown(range) {
    const from = height(range) > 1 ? { ...range, bottom: range.top } : { ...range, top: range.top - 1, bottom: range.top - 1 };
    if (from.top < 0) return Promise.resolve();
    if (size([range]) > FEW) return this.#byServer("fill", { ...range, top: from.top }, {});
    return this.fill(from, height(range) > 1 ? { ...range, top: range.top + 1 } : range);
  }

  /** What stands in one range into another, again and again. @param {Range} from @param {Range} to */
  fill(from, to) {
    return this.#change([to], async () => {
      const texts = await this.texts(from);
      return [{ top: to.top, left: to.left, block: repeated(aligned(texts, from, to), height(to), width(to)) }];
    });
  }

  /** @param {Range[]} ranges @param {() => Part[] | Promise<Part[]>} parts what to write into them */
  async #change(ranges, parts) {
    if (!this.#isFewEnough(ranges)) return;
    try {
      await this.#write(await parts());
    } catch (error) {
      this.source.tell(error);
    }
  }

  /** A block that fits the columns of the sheet, beyond whose edges nothing is. @param {string[][]} block @param {Range} target */
  #pasteByServer(block, target) {
    const right = Math.min(target.right, this.columns.length - 1), bottom = Math.min(target.bottom, this.source.total - 1);
    const inside = { ...target, right, bottom };
    const rows = block.slice(0, height(inside)).map((row) => row.slice(0, width(inside)));
    return this.#byServer("paste", inside, { rows }, size([target]) - size([inside]));
  }

  /** @param {"fill" | "paste"} what @param {Range} range @param {object} more @param {number} [skipped] cells */
  async #byServer(what, range, more, skipped = 0) {
    const { top, bottom } = range;
    const positions = this.columns.slice(Math.max(1, range.left), range.right + 1).map(({ position }) => position);
    this.say(t`Working on ${count(size([range]), "cell")} …`);
    const done = await this.source.actOnRows(what, { positions, start: top, end: bottom + 1, ...more });
    const also = skipped ? t` ${count(skipped, "cell")} lay beyond the sheet and stay as they were.` : "";
    if (done) this.say(t`${count(done.changed, "cell")} changed.${also}`);
  }

  /** @param {Range[]} ranges */
  #isFewEnough(ranges) {
    const many = size(ranges);
    if (many > MOST) {
      this.say(t`That is ${count(many, "cell")}; at most ${written(MOST)} are changed at once. Choose fewer rows.`);
    }
    return many <= MOST;
  }

  /** @param {Part[]} parts */
  async #write(parts) {
    /** @type {Edit[]} */
    const edits = [];
    let skipped = 0;
    for (const { top, left, block } of parts) {
      const rows = await this.source.span(top, top + block.length - 1);
      block.forEach((texts, down) =>
        texts.forEach((text, right) => {
          const row = rows[down], column = this.columns[left + right];
          if (!row || !column || column.position < 0) skipped++;
          else if (this.source.text(row, left + right - 1, column.position) !== text) {
            edits.push({ line: row.line, position: column.position, text });
          }
        }));
    }
    if (edits.length) await this.source.edit(edits);
    if (skipped) this.say(t`${count(skipped, "cell")} lay beyond the sheet or in the verdict and stayed as they were.`);
  }

  /** @param {Row[]} rows @param {Range} range */
  #texts(rows, range) {
    const columns = this.columns.slice(range.left, range.right + 1);
    return rows.map((row) => columns.map(({ position }, i) =>
      position < 0 ? row.label : this.source.text(row, range.left + i - 1, position)));
  }
}

/**
 * A block turned so that repeating it into a range before it ends where it begins: filling up from the last row.
 * @param {string[][]} block @param {Range} from @param {Range} to
 */
function aligned(block, from, to) {
  const down = to.bottom < from.top ? height(to) % block.length : 0;
  const across = to.right < from.left ? width(to) % block[0].length : 0;
  const turned = [...block.slice(block.length - down), ...block.slice(0, block.length - down)];
  return turned.map((row) => [...row.slice(row.length - across), ...row.slice(0, row.length - across)]);
}
