"""Sets the same new words, over and over, as a notat and with other programs, by turns.

  bench.py FOLDER NOTAT

FOLDER holds NAME.json, a record, and NAME.txt, its words as lines, headings marked
with = signs and a tab. NOTAT is the program; it is asked over HTTP on one connection
that is kept. Typst and WeasyPrint run in this process, Chromium in one that is kept.
What counts is the median; the ratios are of one run.
"""
import html, http.client, json, logging, os, pathlib, re, socket, statistics, subprocess, sys, tempfile, time

folder, notat = pathlib.Path(sys.argv[1]), sys.argv[2]
here = pathlib.Path(__file__).resolve().parent
fonts = here.parent.parent / "fonts"
ROUNDS, BLOCK = 5, 4  # turns of each, and documents in a turn


def fresh(words, mark):
    """The words with every ninth long one made new, so that nobody has them from the last time."""
    n = 0

    def change(m):
        nonlocal n
        n += 1
        return m[0] if n % 9 else m[0] + "bdfghklmnprstv"[mark % 14] + "aeiouy"[mark // 14 % 6]

    return re.sub(r"[a-zæøå]{6,}", change, words)


def record(data, mark):
    def walk(o, key=""):
        if isinstance(o, dict):
            return {k: walk(v, k) for k, v in o.items()}
        if isinstance(o, list):
            return [walk(v, key) for v in o]
        return fresh(o, mark) if key == "tekst" and isinstance(o, str) else o

    return json.dumps(walk(data), ensure_ascii=False).encode()


def blocks(lines):
    for line in lines:
        head, _, words = line.rpartition("\t")
        yield len(head), words


def as_typst(lines, mark):
    def escape(s):
        return re.sub(r"""([\\*_`$#<>@~"'/=+\-[\]()])""", r"\\\1", s)

    out, level = [], 0
    for depth, words in blocks(lines):
        if not depth:
            out.append(escape(words) + "\n")
            continue
        level = min(depth, level + 1)
        out.append(f"\n{'=' * level} {escape(words)}\n")
    return (f'#set document(title: "Notat {mark}")\n#set page(paper: "a4", margin: 2.5cm)\n'
            '#set text(font: ("Source Sans 3", "Noto Emoji"), size: 10.5pt, lang: "da")\n\n' + "\n".join(out)).encode()


def as_html(lines, mark):
    body = "".join(f"<h{min(d, 6)}>{html.escape(w)}</h{min(d, 6)}>" if d else f"<p>{html.escape(w)}</p>" for d, w in blocks(lines))
    return (f'<!doctype html><html lang="da"><meta charset="utf-8"><title>Notat {mark}</title>'
            "<style>@page{size:A4;margin:2.5cm}body{font:10.5pt 'Source Sans 3'}</style>" + body)


def ours():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    home = tempfile.mkdtemp()
    served = subprocess.Popen([notat, "serve"], stderr=subprocess.DEVNULL, cwd=home,
                              env={"PATH": os.environ["PATH"], "NOTAT_ADDR": f"127.0.0.1:{port}", "NOTAT_DATABASE": f"{home}/notat.db"})
    for _ in range(200):
        try:
            kept = http.client.HTTPConnection("127.0.0.1", port)
            kept.connect()
            kept.close()
            break
        except OSError:
            time.sleep(0.05)

    def make(body):
        kept.request("POST", "/v1/notat.pdf?status=udkast", body, {"Content-Type": "application/json"})
        a = kept.getresponse()
        data = a.read()
        assert a.status == 200, data[:300]
        return data

    def again(body):  # the others may have taken longer than a connection is kept
        kept.close()
        make(body)

    return make, again, served


def typst():
    import typst
    compiler = typst.Compiler(font_paths=[str(fonts / "source-sans-3"), str(fonts / "noto-emoji")], ignore_system_fonts=True)
    return lambda text: compiler.compile(text, format="pdf", pdf_standards="ua-1")


def weasyprint():
    import weasyprint
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    return lambda text: weasyprint.HTML(string=text).write_pdf(pdf_variant="pdf/ua-1")


def chromium():
    node = subprocess.Popen(["node", here / "chromium.mjs"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=here.parent / "pages")

    def make(text):
        node.stdin.write(json.dumps(text) + "\n")
        node.stdin.flush()
        size = int(node.stdout.readline() or 0)
        return bytes(size)

    make("<p>warm")
    return make


def main():
    make, again, served = ours()
    programs = {"ours": (make, record)}
    for name, start, words in ("typst", typst, as_typst), ("weasyprint", weasyprint, as_html), ("chromium", chromium, as_html):
        try:
            programs[name] = start(), words
        except Exception as e:
            print(f"skipped: {name}: {e}")
    print("new words each time, warm; ours over HTTP on one kept connection; ms, and how many times ours")
    print(f"{'':24}{'ours':>9}" + "".join(f"{p:>12}{'times':>7}" for p in list(programs)[1:]))
    mark = 0
    for path in sorted(folder.glob("*.txt"), key=lambda p: (len(p.stem), p.stem)):
        if not path.with_suffix(".json").exists():
            continue
        lines, data = path.read_text().splitlines(), json.loads(path.with_suffix(".json").read_text())
        times = {p: [] for p in programs}
        for turn in range(ROUNDS):
            for p, (work, words) in programs.items():
                slow = p in ("weasyprint", "chromium")
                if slow and (turn > 1 or len(lines) > 1000 and turn):
                    continue
                if p == "ours":
                    again(words(data, 0))
                for _ in range(1 if slow or len(lines) > 1000 else BLOCK):
                    mark += 1
                    given = words(data if p == "ours" else [fresh(line, mark) for line in lines], mark)
                    start = time.perf_counter()
                    size = len(work(given))
                    took = time.perf_counter() - start
                    assert size > 1000, f"{p} made {size} bytes"
                    if turn or slow:
                        times[p].append(1000 * took)
        mid = {p: statistics.median(t) for p, t in times.items()}
        print(f"{path.stem:24}{mid['ours']:9.1f}" + "".join(f"{mid[p]:12.1f}{mid[p] / mid['ours']:7.1f}" for p in list(programs)[1:]), flush=True)
    served.terminate()


main()
