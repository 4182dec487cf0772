// Offsets of the server count Unicode code points; a browser's strings count UTF-16 units.

export function toPoints(text, units) {
  let points = 0;
  for (let at = 0; at < units; at += 1) {
    const unit = text.charCodeAt(at);
    const paired = unit >= 0xd800 && unit < 0xdc00 && at + 1 < text.length;
    const next = paired ? text.charCodeAt(at + 1) : 0;
    if (next >= 0xdc00 && next < 0xe000) at += 1;
    points += 1;
  }
  return points;
}

export function toUnits(text, points) {
  let units = 0;
  for (let seen = 0; seen < points && units < text.length; seen += 1) {
    units += text.codePointAt(units) > 0xffff ? 2 : 1;
  }
  return units;
}

export const lengthOf = (text) => toPoints(text, text.length);
