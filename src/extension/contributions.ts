import * as vscode from 'vscode';
import type { ContributedDialect, ContributedExporter } from '../../hopscope';

/** `my-tool` */
const ID = /^[a-z0-9](?:[a-z0-9-]{0,62})$/;
/** `.puml`, `.report.md` */
const ENDING = /^(?:\.[A-Za-z0-9]{1,16}){1,3}$/;

/** What other extensions registered (hopscope.d.ts), each under its id; the later of two with one id stands. */
class Contributions {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly byDialect = new Map<string, ContributedDialect>();
  private readonly byExporter = new Map<string, ContributedExporter>();
  readonly onDidChange = this.changed.event;

  get dialects(): readonly ContributedDialect[] {
    return [...this.byDialect.values()];
  }

  get exporters(): readonly ContributedExporter[] {
    return [...this.byExporter.values()];
  }

  addDialect(dialect: ContributedDialect): vscode.Disposable {
    if (typeof dialect?.find !== 'function') throw new TypeError('a dialect needs a function find(text)');
    return this.add(this.byDialect, dialect);
  }

  addExporter(exporter: ContributedExporter): vscode.Disposable {
    if (typeof exporter?.write !== 'function') throw new TypeError('an exporter needs a function write(shown)');
    if (!ENDING.test(exporter.ending)) throw new TypeError('the ending of an exporter looks like ".puml"');
    return this.add(this.byExporter, exporter);
  }

  private add<One extends { readonly id: string }>(all: Map<string, One>, one: One): vscode.Disposable {
    if (!ID.test(one.id)) throw new TypeError('an id is lower-case letters, digits and hyphens');
    all.set(one.id, one);
    this.changed.fire();
    return new vscode.Disposable(() => {
      if (all.get(one.id) !== one) return;
      all.delete(one.id);
      this.changed.fire();
    });
  }
}

export const contributions = new Contributions();
