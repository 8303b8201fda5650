/** Markup that is safe to send: everything put into it was escaped, unless it was markup already. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

type Insert = Html | string | number | null | undefined | false | readonly Insert[];

/** ``html`<b>${name}</b>` `` */
export function html(parts: TemplateStringsArray, ...inserts: Insert[]): Html {
  return new Html(String.raw({ raw: parts }, ...inserts.map(toMarkup)));
}

function toMarkup(insert: Insert): string {
  if (insert instanceof Html) return insert.text;
  if (insert === null || insert === undefined || insert === false) return '';
  if (typeof insert === 'object') return insert.map(toMarkup).join('');
  return String(insert).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A whole page with the look of the sandbox. */
export function page(title: string, body: Html, { script = '' } = {}): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${new Html(STYLE)}</style>
</head>
<body>
${body}
${script && new Html(`<script type="module">${script}</script>`)}
</body>
</html>`.text;
}

const STYLE = `
*,*::before,*::after{box-sizing:border-box}
:root{--ink:#313440;--quiet:#5e637a;--line:#d9dce9;--paper:#fff;--ground:#f6f7fc;--accent:#3c64f4;--bar:#0d1117;--danger:#db3643}
html,body{height:100%}
body{margin:0;font:15px/1.5 system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;color:var(--ink);background:var(--ground)}
h1{font-size:24px;font-weight:600;margin:0 0 16px}h2{font-size:17px;font-weight:600;margin:0 0 10px}p{margin:0 0 12px}
a{color:var(--accent)}a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,summary:focus-visible{outline:3px solid #93aafd;outline-offset:1px}
.bar{height:52px;background:var(--bar);color:#fff;display:flex;align-items:center;gap:16px;padding:0 18px}
.bar a{color:#fff;text-decoration:none}.bar .brand{font-weight:600}.bar .tag{font-size:12px;border:1px solid #6b7280;border-radius:10px;padding:1px 9px;color:#d1d5db}.bar .space{flex:1}
.bar label,.bar form{display:flex;align-items:center;gap:8px;margin:0;font-size:14px}
.frame{display:flex;height:calc(100% - 52px)}
nav{width:208px;flex:none;background:#1b2030;padding:14px 0;overflow:auto}
nav a,nav .head{display:block;padding:8px 18px;color:#c9cede;text-decoration:none;font-size:14px}nav .head{color:#9aa1b9;font-size:12px;text-transform:uppercase;letter-spacing:.06em;padding-top:18px}
nav a:hover{color:#fff}nav a[aria-current]{color:#fff;background:#2b3350;border-left:3px solid #93aafd;padding-left:15px}
main{flex:1;min-width:0;overflow:auto;padding:26px 30px}main.full{padding:0;display:flex;flex-direction:column;overflow:hidden}
main.full iframe{flex:1;width:100%;border:0;background:#fff}
main.narrow{max-width:640px;margin:8vh auto;background:var(--paper);border:1px solid var(--line);border-radius:6px;padding:30px 34px}
.card{background:var(--paper);border:1px solid var(--line);border-radius:6px;padding:18px 20px;margin:0 0 16px}
.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(290px,1fr));gap:16px}
.row{display:flex;flex-wrap:wrap;gap:8px;align-items:center}.row+.row{margin-top:10px}
.quiet{color:var(--quiet)}.small{font-size:13px}.right{text-align:right}
button,.button{font:inherit;font-size:14px;font-weight:500;padding:6px 14px;border-radius:4px;border:1px solid #b4bad1;background:#fff;color:var(--ink);cursor:pointer;text-decoration:none;display:inline-block}
button:hover,.button:hover{border-color:var(--accent)}
.main{background:var(--accent);border-color:var(--accent);color:#fff}.danger{color:var(--danger);border-color:#e8a5aa}
.bar button{background:transparent;color:#fff;border-color:#6b7280}
input,select,textarea{font:inherit;font-size:14px;padding:5px 8px;border:1px solid #b4bad1;border-radius:4px;background:#fff;color:var(--ink)}
.bar select{background:#1b2030;color:#fff;border-color:#6b7280}
table{border-collapse:collapse;width:100%;background:var(--paper);border:1px solid var(--line)}
th,td{text-align:left;padding:7px 12px;border-bottom:1px solid var(--line);vertical-align:top;font-size:14px;overflow-wrap:anywhere}th{background:#f0f2fa;font-weight:600;white-space:nowrap}
td.number,th.number{text-align:right}
.plain{list-style:none;padding:0;margin:0}.plain li{margin:0 0 10px}
.badge{display:inline-block;font-size:12px;border-radius:3px;padding:1px 8px;background:#e7ebf7;color:#313440}.badge.yes{background:#d6f1de;color:#14532d}.badge.no{background:#fde1e3;color:#86151e}
.notice{border-left:4px solid var(--accent);background:#eaf0ff;padding:10px 14px;border-radius:0 4px 4px 0;margin:0 0 16px}
.visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
`;
