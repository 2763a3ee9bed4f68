// A network of routers with numbered links, and the traces between its places by shortest ways: text as traceroute for Linux prints it,
// with the truth about the routers. Everything follows from the seed.
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const dotted = (n) => [24, 16, 8, 0].map((shift) => (n >>> shift) & 255).join('.');

/** `routers` in a tree with some extra links; every link is a /31 or a /30 of its own, from address `first` on. */
export function makeNetwork(routers, seed = 1, first = 0x14000000) {
  const next = random(seed);
  const links = Array.from({ length: routers }, () => new Map());
  const routerOf = new Map();
  let address = first;
  const connect = (a, b) => {
    if (a === b || links[a].has(b)) return;
    const wide = next() < 0.5;
    const base = (address = wide ? Math.ceil(address / 4) * 4 : Math.ceil(address / 2) * 2);
    address += wide ? 4 : 2;
    const [x, y] = [dotted(base + (wide ? 1 : 0)), dotted(base + (wide ? 2 : 1))];
    links[a].set(b, { own: x, far: y });
    links[b].set(a, { own: y, far: x });
    routerOf.set(x, a).set(y, b);
  };
  for (let n = 1; n < routers; n++) connect(n, Math.floor(next() ** 0.6 * n));
  for (let n = 0; n < routers / 8; n++) connect(Math.floor(next() * routers), Math.floor(next() ** 2 * routers));
  return { links, routerOf, next };
}

/** Text of traces from `sources` places to `targets` places each. */
export function* traces({ links, next }, sources, targets) {
  const count = links.length;
  for (let s = 0; s < sources; s++) {
    const from = Math.floor(next() * count);
    const before = new Int32Array(count).fill(-1);
    before[from] = from;
    const queue = [from];
    for (const at of queue)
      for (const to of links[at].keys())
        if (before[to] < 0) {
          before[to] = at;
          queue.push(to);
        }
    for (let t = 0; t < targets; t++) {
      let at = Math.floor(next() * count);
      if (at === from) continue;
      const way = [];
      for (; at !== from; at = before[at]) way.push(links[at].get(before[at]).own);
      way.reverse();
      const target = way.at(-1);
      const rows = ['192.168.1.1', ...way].map((ip, n) => {
        const ms = (n + 1 + next()).toFixed(3);
        return next() < 0.04 && ip !== target
          ? `${String(n + 1).padStart(2)}  * * *`
          : `${String(n + 1).padStart(2)}  ${ip} (${ip})  ${ms} ms  ${ms} ms  ${ms} ms`;
      });
      yield `traceroute to ${target} (${target}), 30 hops max, 60 byte packets\n${rows.join('\n')}\n\n`;
    }
  }
}
