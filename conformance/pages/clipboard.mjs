// What programs put on the clipboard, in the shape in which Chromium hands it to a
// page, and what a text of the record becomes of it. `source` is the Markdown,
// `told` the keys of what was left out, `tables` the tables, `lines` what quotes get.
const word = (body) => `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<style><!-- /* Font Definitions */ @font-face {font-family:Wingdings;} p.MsoNormal, li.MsoNormal {mso-style-unhide:no; margin:0cm; font-size:12.0pt; color:red;} @list l0:level1 {mso-level-number-format:bullet;} --></style></head>
<body lang=DA style='tab-interval:65.2pt;word-wrap:break-word'><!--StartFragment-->${body}<!--EndFragment--></body></html>`;

const wordItem = (level, marker, words, list = 0, css = "") =>
  `<p class=MsoListParagraphCxSpMiddle style='${css}margin-left:${36 * level}.0pt;mso-add-space:auto;text-indent:-18.0pt;mso-list:l${list} level${level}
lfo1'><![if !supportLists]><span style='font-family:Symbol;mso-fareast-font-family:Symbol;mso-bidi-font-family:Symbol'><span style='mso-list:Ignore'>${marker}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>${words}<o:p></o:p></p>\n`;

const web = (kind, level, words, start = 1) =>
  `<div class="ListContainerWrapper SCXW1 BCX0"><${kind} class="${kind === "ul" ? "Bullet" : "Number"}ListStyle1 SCXW1" role="list"${kind === "ol" ? ` start="${start}"` : ""}><li data-leveltext="" data-font="Symbol" data-listid="3" data-aria-posinset="${start}" data-aria-level="${level}" role="listitem" class="OutlineElement Ltr SCXW1"><p class="Paragraph SCXW1" style="margin-left:48px"><span data-contrast="auto" class="TextRun SCXW1" style="font-size:12pt"><span class="NormalTextRun SCXW1">${words}</span></span><span class="EOP SCXW1" data-ccp-props="{}" style="font-size:12pt">&nbsp;</span></p></li></${kind}></div>`;

const excel = (rows) => `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40"><head><meta name=ProgId content=Excel.Sheet><style>.xl65 {mso-number-format:"0\\.0";}</style></head><body><table border=0 cellpadding=0 cellspacing=0 width=192 style='border-collapse:collapse;width:144pt'><!--StartFragment--><col width=64 style='width:48pt'>
${rows.map((r) => ` <tr height=20 style='height:15.0pt'>${r.map((c) => `<td class=xl65 align=right width=64>${c}</td>`).join("\n  ")}</tr>`).join("\n")}
<!--EndFragment--></table></body></html>`;

const thirteen = Array.from({ length: 13 }, (_, i) => `Jeg synes, at frikvarter ${i + 1} er bedst`);

export const cases = [
  {
    name: "Word: paragraphs with bold, italic, a line break and a link",
    html: word(
      `<p class=MsoNormal>Skolen har <b style='mso-bidi-font-weight:normal'>styrket</b> læsningen <i>markant</i>,<span style='mso-spacerun:yes'>  </span>se <a href="https://birkely.example/plan"><span style='color:#0563C1'>planen</span></a>.<o:p></o:p></p>\n<p class=MsoNormal><o:p>&nbsp;</o:p></p>\n<p class=MsoNormal>Linje et<br>\nlinje to med 5&nbsp;%<o:p></o:p></p>`,
    ),
    source: "Skolen har **styrket** læsningen *markant*, se [planen](https://birkely.example/plan).\n\nLinje et\nlinje to med 5\u00a0%",
  },
  {
    name: "Word: bullets in three levels between paragraphs",
    html: word(
      `<p class=MsoNormal>Vi vil:<o:p></o:p></p>` +
        wordItem(1, "·", "Læse mere") + wordItem(2, "o", "hver <b>dag</b>") + wordItem(3, "§", "også om fredagen") + wordItem(1, "·", "Regne mere") +
        `<p class=MsoNormal>Det var det.<o:p></o:p></p>`,
    ),
    source: "Vi vil:\n\n- Læse mere\n  - hver **dag**\n  - også om fredagen\n- Regne mere\n\nDet var det.",
    told: ["niveau"],
  },
  {
    name: "Word: numbers with letters below, and a list that goes on after a paragraph",
    html: word(
      wordItem(1, "1.", "Første") + wordItem(2, "a.", "her") + wordItem(2, "b.", "der") + wordItem(1, "2.", "Anden") +
        `<p class=MsoNormal>En bemærkning.</p>` + wordItem(1, "3.", "Tredje") + wordItem(1, "4.", "Fjerde"),
    ),
    source: "1. Første\n   1. her\n   2. der\n2. Anden\n\nEn bemærkning.\n\n3\\. Tredje\n4\\. Fjerde",
    told: ["nummerstart", "bogstaver"],
  },
  {
    name: "Word in Safari: of the lists only the markers are left",
    html: `<meta charset="UTF-8">${[
      [36, "·", "Læse <b>mere</b>"],
      [72, "o", "højt"],
      [36, "·", "Regne"],
    ]
      .map(([margin, marker, words]) => `<p class="MsoListParagraphCxSpMiddle" style="margin: 0cm 0cm 0cm ${margin}pt; text-indent: -18pt; font-size: 12pt; font-family: Aptos, sans-serif;"><span style="font-family: Symbol;">${marker}<span style="font-style: normal; font-size: 7pt; font-family: &quot;Times New Roman&quot;;">&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;<span class="Apple-converted-space">&nbsp;</span></span></span>${words}</p>`)
      .join("")}<p class="MsoListParagraph" style="margin: 0cm 0cm 0cm 36pt;">Uden mærke</p>`,
    source: "- Læse **mere**\n  - højt\n- Regne\n\nUden mærke",
  },
  {
    name: "Word: an item alone from the second level is one of the first",
    html: word(wordItem(2, "o", "Et punkt") + wordItem(2, "o", "Et til")),
    source: "- Et punkt\n- Et til",
  },
  {
    name: "Word: a heading, a picture, a comment, a deleted word, colours and underlining",
    html: word(
      `<h1>Resultater<o:p></o:p></h1><p class=MsoNormal>Det går <span style='color:red'>fremad</span> <u>hver dag</u><del cite="mailto:a" datetime="2026-01-02T10:00"> altid</del>.<span class=MsoCommentReference><span style='font-size:8.0pt'><a class=msocomanchor id="_anchor_1" href="#_msocom_1" name="_msoanchor_1">[AB1]</a></span></span></p><p class=MsoNormal><!--[if gte vml 1]><v:shape id="x"></v:shape><![endif]--><![if !vml]><img width=300 height=200 src="file:///C:/Users/x/clip_image001.png" v:shapes="Billede_x0020_1"><![endif]></p><div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Er det rigtigt?</p></div></div>`,
    ),
    source: "Resultater\n\nDet går fremad hver dag.",
    told: ["overskrift", "billede", "farve", "understregning", "slettet", "kommentar"],
  },
  {
    name: "Word: a table between paragraphs is a table",
    html: word(
      `<p class=MsoNormal>Før</p><table class=MsoTableGrid border=1><tr><td width=200 valign=top><p class=MsoNormal><b>Fag</b><o:p></o:p></p></td><td><p class=MsoNormal>Timer<o:p></o:p></p></td></tr><tr><td><p class=MsoNormal>Dansk</p></td><td><p class=MsoNormal>7</p><p class=MsoNormal>i alt</p></td></tr></table><p class=MsoNormal>Efter</p>`,
    ),
    source: "Før\n\nEfter",
    tables: [[["Fag", "Timer"], ["Dansk", "7\ni alt"]]],
  },
  {
    name: "Word on the web: one list for each item",
    html: `<div class="OutlineElement Ltr SCXW1"><p class="Paragraph SCXW1"><span class="TextRun SCXW1" style="font-weight:bold"><span class="NormalTextRun SCXW1">Vi aftalte</span></span><span class="EOP SCXW1">&nbsp;</span></p></div>${web("ul", 1, "Læse")}${web("ul", 2, "højt")}${web("ul", 3, "for andre")}${web("ul", 1, "Regne")}<div><p><span class="TextRun">Så:</span><span class="LineBreakBlob"><br></span><span class="TextRun">nu</span></p></div>${web("ol", 1, "Et", 1)}${web("ol", 1, "To", 2)}`,
    source: "**Vi aftalte**\n\n- Læse\n  - højt\n  - for andre\n- Regne\n\nSå:\nnu\n\n1. Et\n2. To",
    told: ["niveau"],
  },
  {
    name: "Outlook: a mail with a list, a link behind its guard, and its frame of tables",
    html: `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><table role="presentation" width="100%"><tr><td style="width:10pt">&nbsp;</td><td><div class="WordSection1"><p class=MsoNormal>Kære alle<o:p></o:p></p><p class=MsoNormal>Se <a href="https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fbirkely.example%2Fa%3Fb%3D1&amp;data=05" originalsrc="https://birkely.example/a?b=1">referatet</a> og <a href="file:///S:/skole/x.docx">filen</a>.</p><ul style='margin-top:0cm' type=disc><li class=MsoListParagraph style='mso-list:l0 level1 lfo1'>Et<ul type=circle><li style='mso-list:l0 level2 lfo1'>under</li></ul></li><li class=MsoListParagraph>To</li></ul></div></td></tr></table></body></html>`,
    source: "Kære alle\n\nSe [referatet](https://birkely.example/a?b=1) og filen.\n\n- Et\n  - under\n- To",
    told: ["link"],
  },
  {
    name: "Teams: a message with a mention, a smiley and a list",
    html: `<div><div itemprop="copy-paste-block"><p>Hej <span itemtype="http://schema.skype.com/Mention" itemscope itemid="0">Karla Holm</span>&nbsp;<span title="Smil"><img itemtype="http://schema.skype.com/Emoji" alt="🙂" src="https://statics.teams.example/smile.png" width="20" height="20"></span></p><p><strong>Husk</strong></p><ol><li>Dagsorden</li><li>Tal</li></ol><p>&nbsp;</p></div></div>`,
    source: "Hej Karla Holm\u00a0🙂\n\n**Husk**\n\n1. Dagsorden\n2. Tal",
  },
  {
    name: "Google Docs: all of it in a <b> that is not bold",
    html: `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr" style="line-height:1.38"><span style="font-size:16pt;font-weight:400;color:#000000">Indsatser</span></h2><p dir="ltr"><span style="font-size:11pt;font-weight:400;white-space:pre-wrap">Vi er </span><span style="font-weight:700;font-style:normal;text-decoration:none;white-space:pre-wrap">stolte</span><span style="font-weight:400;font-style:italic;white-space:pre-wrap"> af det</span></p><br><ul style="margin-top:0"><li dir="ltr" style="list-style-type:disc" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400">Ro</span></p></li><ul><li dir="ltr" style="list-style-type:circle" aria-level="2"><p role="presentation"><span>i timerne</span></p></li></ul><li dir="ltr" aria-level="1"><p role="presentation"><span>Mod</span></p></li></ul></b><br class="Apple-interchange-newline">`,
    source: "Indsatser\n\nVi er **stolte** *af det*\n\n- Ro\n  - i timerne\n- Mod",
    told: ["overskrift"],
  },
  {
    name: "a web page: script, style, form, video and a drawing",
    html: `<html><body><!--StartFragment--><article><header><h3>Nyt</h3></header><p onclick="x()">Skolen&nbsp; <em>vandt</em>.<sup>2</sup></p><script>alert(1)</script><style>p{}</style><video src="x"></video><svg><text>nej</text></svg><p style="display:none">skjult</p><p><a href="javascript:alert(1)">klik</a> <a href="data:text/html,x">her</a> <a href="#top">op</a></p><blockquote>Et citat</blockquote><pre>to\nlinjer</pre><hr><dl><dt>Ord</dt><dd>Forklaring</dd></dl><input value="x"><button>Send</button></article><!--EndFragment--></body></html>`,
    source: "Nyt\n\nSkolen *vandt*.2\n\nklik her op\n\nEt citat\n\nto\nlinjer\n\nOrd\n\nForklaring\n\nSend",
    told: ["overskrift", "indlejret", "link", "haevet", "skjult"],
  },
  { name: "a word from a page stays within its line", html: `<span style="font-weight:600">mange</span>`, text: "mange", source: "**mange**" },
  { name: "plain text: paragraphs, lines, and signs that are no marks", text: "Et *vigtigt* afsnit_her\r\nlinje to\r\n\r\n[nyt] 2 * 3", source: "Et \\*vigtigt\\* afsnit_her\nlinje to\n\n\\[nyt\\] 2 \\* 3" },
  { name: "plain text: bullets of another program, and numbers", text: "•\tLæse\n•\tRegne\n\n1. Et\n2. To\n\n- 3 procentpoint", source: "- Læse\n- Regne\n\n1. Et\n2. To\n\n\\- 3 procentpoint" },
  {
    name: "Excel: a range",
    html: excel([["Prøve", "Skolen", "Landet"], ["Dansk", "7,4", "7,0"]]),
    text: "Prøve\tSkolen\tLandet\r\nDansk\t7,4\t7,0\r\n",
    source: "",
    tables: [[["Prøve", "Skolen", "Landet"], ["Dansk", "7,4", "7,0"]]],
  },
  { name: "Excel: one cell is a word", html: excel([["7,4"]]), text: "7,4\r\n", source: "7,4" },
  { name: "Excel: a column is lines", html: excel([["Dansk"], ["Matematik"]]), text: "Dansk\r\nMatematik\r\n", source: "Dansk\n\nMatematik", lines: ["Dansk", "Matematik"] },
  { name: "a spreadsheet's text alone, with quotes in it", text: 'Navn\t"To\nlinjer"\nA\t"Et ""ord"""\n', source: "", tables: [[["Navn", "To\nlinjer"], ["A", 'Et "ord"']]] },
  {
    name: "a web page's table with merged cells",
    html: `<table><thead><tr><th rowspan=2>Fag</th><th colspan=2>Antal</th></tr><tr><th>Piger</th><th>Drenge</th></tr></thead><tbody><tr><td>Dansk</td><td>10</td><td>12</td></tr></tbody></table>`,
    source: "",
    tables: [[["Fag", "Antal", ""], ["", "Piger", "Drenge"], ["Dansk", "10", "12"]]],
    told: ["flettet"],
  },
  { name: "thirteen lines from a mail are thirteen quotes", html: `<div>${thirteen.join("<br>")}</div>`, text: thirteen.join("\n"), source: thirteen.join("\n"), lines: thirteen },
  { name: "thirteen items from Word are thirteen quotes", html: word(thirteen.map((t) => wordItem(1, "·", t)).join("")), source: thirteen.map((t) => `- ${t}`).join("\n"), lines: thirteen },
  { name: "thirteen lines of plain text are thirteen quotes", text: thirteen.map((t) => `- ${t}`).join("\r\n"), source: thirteen.map((t) => `- ${t}`).join("\n"), lines: thirteen },
];
