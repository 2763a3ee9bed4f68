import type { Reading } from '../assemble';
import type { Block } from '../blocks';
import { readAddress } from '../words';

// " -rwu", " --udp"
const UDP = / (?:-[A-Za-z46]*u[A-Za-z46]*|--udp)(?= |$)/;
// " -T", " --tcp"
const TCP = / (?:-[A-Za-z46]*T[A-Za-z46]*|--tcp)(?= |$)/;
// " -P 443", " --port 443"
const PORT = / (?:-P|--port)[ =]?(\d{1,5})(?= |$)/;
// "-c" of "-c 10", "-rwc" of "-rwc 10", "--report-cycles": the next word is its value. Source: mtr(8) of 0.95.
const TAKES_VALUE =
  /^(?:-[A-Za-z46]*[aBcFfGgiILMmoPQsUyZ]|--(?:filename|report-cycles|interval|psize|port|order|bitpattern|tos|first-ttl|max-ttl|max-unknown|address|ipinfo|timeout|gracetime|localport))$/;

/** What the command above a report says; the report names neither its target nor its protocol. */
export function factsOfMtrCommand({ command }: Block): Reading['facts'] {
  if (!command) return {};
  const { options } = command;
  const words = options.trim().split(/ +/);
  const target = words.find((word, n) => !word.startsWith('-') && !TAKES_VALUE.test(words[n - 1] ?? ''));
  const targetIp = target && readAddress(target, 0)?.ip;
  const port = PORT.exec(options)?.[1];
  return {
    ...(target && { target }),
    ...(targetIp && { targetIp }),
    protocol: TCP.test(options) ? 'tcp' : UDP.test(options) ? 'udp' : 'icmp',
    ...(port && { port: Number(port) }),
  };
}
