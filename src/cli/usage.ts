/** A mistake of the caller: one line on stderr, exit code 2, never a stack trace. */
export class UsageError extends Error {}

export const USAGE = `hopscope analyze [FILE…]            read traceroute output and mail headers (standard input without FILE)

  --forward FILE, --return FILE     fix the direction of a trace (repeatable)
  --before FILE, --after FILE       compare: what is new, gone, moved or slower (repeatable)
  --format NAME                     what to print (default: text): svg png pdf html pptx drawio mermaid dot graphml csv markdown
                                    report abuse json text
  -o FILE                           write a file in the format of its ending: .svg .png .pdf .html .pptx .drawio .mmd .dot .graphml
                                    .csv .md .report.md .abuse.txt .json .txt (repeatable)
  --jsonl                           one JSON answer a line, in constant memory: for each request {"id": …, "raw": "…"}, or for each
                                    message of an mbox and each trace of a text of any size
  --bulk                            one graph of all traces of files and folders of any size (200,000 traces take about half a minute);
                                    Ctrl+C stops reading and answers with what is there
  --only traces|messages|graph      leave the other parts out (repeatable)
  --config FILE                     trusted networks, named prefixes, end points (docs/design/contract.md)
  --mmdb FILE                       your own address database, asked before the shipped tables
  --theme light|dark                colours of pictures (default: light)
  --lang en|ja                      language of texts (default: from LC_ALL, LC_MESSAGES, LANG)
  --paper a4|a4-exact|wide          page of formats that have one (default: a4)
  --preset screen|course            layout as in the panel, or one page in the style of the course assignment
  --legend, --no-legend             with or without a legend
  --icons plain|FOLDER              boxes, or your own router.svg, firewall.png … in every picture
  --title TEXT                      title of the drawing
  --scale 1|2|3                     size of a PNG: pixels to the pixel of the drawing (default: 1)
  --style classic|cisco19|plain     symbols of a draw.io drawing (default: classic)
  --font FILE                       a font for letters that the built-in one lacks (PNG, PDF)
  --redact MODE                     hide before anything is printed or written: private (addresses of private networks and their
                                    hosts), last-bits, pseudonyms, home (the first hops), mail (local parts, message ids, internal
                                    hosts); with --jsonl each answer for itself
  --home-hops N                     hops that --redact home hides (default: 3)
  --metadata                        an SVG carries the analysis as JSON
  --login NAME                      with --preset course and no -o: writes NAME-NSA02.pptx here

hopscope convert [FILE…] --to FORM    print every trace of any dialect in one normalised form

  --to linux|json|csv|markdown|atlas
                                    as traceroute for Linux prints it, the traces of the contract, one row a probe, a table a
                                    trace, or RIPE Atlas results (one object a line); what a form cannot carry is said on stderr
  --redact MODE, --home-hops N      as above; each piece of a large input for itself
  -o FILE                           write there instead of to standard output

One diagram is drawn of up to 256 MB of text; an mbox of any size gives the table and the picture of its origins (its messages
one by one up to 16 MB); --jsonl and convert read inputs of any size.

hopscope route DEST [FILE…]           which route of a routing table wins for an address, and why the others lose

  --lang en|ja                        language of texts

hopscope trace HOST                 trace the route now and print it as text; Ctrl+C prints what is there

  -4, -6                            IPv4 or IPv6 only (default: as the system resolves the name)
  --protocol udp|icmp|tcp           (default: udp), --port N of UDP and TCP probes
  --max-hops N, --rounds N          farthest hop (30), probes for each hop (6)
  --flows N                         flows that the rounds take turns in (3); 1 = one fixed flow
  --rate N, --timeout MS            most probes a second (20), how long an answer is waited for (3200)
  --method raw-socket|system        only this one (default: the first that is possible here)
  --json                            the trace of the contract, with what else the method tells: reply TTL, MPLS labels, flows; like
                                    the text, analyze and convert read it
  -o FILE                           write there instead of to standard output: JSON where it ends so, else text

hopscope --version | --help

Exit codes: 0 analysed or converted, 1 nothing recognised, 2 wrong usage, unreadable input or unwritable output.
Nothing is sent anywhere but by trace: no other command uses the network.
`;
