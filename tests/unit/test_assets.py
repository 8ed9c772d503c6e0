"""The script is put together from modules: each once, after what it imports, and no name given twice."""

import re
from collections import Counter

import pytest

from lessons_lib.page.asking import HeavyBackExplorer, HeavyExplorer
from lessons_lib.page.assets import ROOT, bundle, carried, every_layer, modules, scripted, styles
from lessons_lib.page.map import Walk
from lessons_lib.page.needs import SOME
from lessons_lib.page.pad import Pad
from lessons_lib.page.page import DRAWERS
from lessons_lib.page.tight import SHORT, tight, tight_style
from lessons_lib.page.widgets import BackwardExplorer, Explorer

ENTRIES = sorted(
    {f"page/scripts/pages/{module}" for module, _ in DRAWERS.values()}
    | {"page/scripts/pages/start.js", "page/scripts/pages/live.js", "page/scripts/pages/liveback.js"}
    | set(every_layer(back=True))
    | set(SOME)
)
TOP = re.compile(
    r"^(?:export )?(?:async )?(?:function|const|let|class) (\w+)|^const \[([^\]]+)\] =", re.MULTILINE
)


def test_no_name_is_given_twice_in_all_modules() -> None:
    every = dict.fromkeys(name for entry in ENTRIES for name in modules(entry))
    names = Counter(
        each.strip()
        for name in every
        for one, many in TOP.findall((ROOT / name).read_text(encoding="utf-8"))
        for each in (one or many).split(",")
    )
    assert [name for name, count in names.items() if count > 1] == []
    assert len(names) > 200


@pytest.mark.parametrize("entry", ENTRIES)
def test_a_module_stands_after_those_it_imports(entry: str) -> None:
    order = list(modules(entry))
    for place, name in enumerate(order):
        folder = (ROOT / name).parent
        for file in re.findall(
            r'^import .*? from "(.+)";$', (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE
        ):
            assert order.index((folder / file).resolve().relative_to(ROOT.resolve()).as_posix()) < place


def test_what_is_sent_holds_no_types_no_comments_and_no_imports() -> None:
    text = bundle(*ENTRIES)
    assert not re.search(r"^(?:import|export) |@param|@typedef|^\s*//", text, re.MULTILINE)
    assert '"//":" // "' in text  # a string is no comment, and keeps its spaces


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ('const a = "b = c";', 'const a="b = c";'),
        ("x = `${y + 1} of ${`a + ${b + c}`} + d`;", "x=`${y+1} of ${`a + ${b+c}`} + d`;"),
        ("const { a } = { a: `{ ${ {b: 1}.b } }` };", "const{a}={a:`{ ${{b:1}.b} }`};"),
        (r"text.match(/^a [b/ ]+ $/) && c / d / e", r"text.match(/^a [b/ ]+ $/)&&c/d/e"),
        ("a - -b + +c - d", "a- -b+ +c-d"),
        ("a(); // what's \"said\"\nb('//', `//${c // d\n}`)", "a();\nb('//',`//${c\n}`)"),
        ("return / x/g.test(y) ? 'a  b' : z in w", "return/ x/g.test(y)?'a  b':z in w"),
        ("if (a) {\n\tb();\n} else c", "if(a){\n\tb();\n}else c"),
        ("/** @type {A} */ const a = /** @type {B} */ (b.c(d)[e + 1]);", "const a=b.c(d)[e+1];"),
        ("return /** @type {A} */ (/** @type {any} */ (b).c);", "return b.c;"),
        ("a = /** @type {A} */ (b ?? c); d = /** @type {A} */ (e?.f).g", "a=(b??c);d=(e?.f).g"),
        ("/**\n * What\n * it is.\n */\n// is said\n\na(/* here */ b);\n", "a(b);\n"),
        ("a('/* b */ // c', `\n  // d\n\n    e`)", "a('/* b */ // c',`\n  // d\n\n    e`)"),
    ],
)
def test_of_a_script_only_spaces_are_left_out_that_tell_nothing(written: str, sent: str) -> None:
    assert tight(written) == sent


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        (
            "const a=1;\nconst{b}=a;\nlet e;\nfor(const d of b)c(d);\n",
            "let a=1,{b}=a,e\nfor(let d of b)c(d);\n",
        ),
        (
            "const c=(each)=>{\n\treturn(each)=>(a,b)=>each;\n};\n",
            "let c=each=>{return(each)=>(a,b)=>each};\n",
        ),
        ("a(\n\tb,\n\tc?\n\td:e\n);\n", "a(b,c?d:e);\n"),
        ("a();\nb;\nreturn;\n}", "a()\nb\nreturn}"),
        ("a();\n(b);\n[c];\n`d`;\n-e;\n", "a();\n(b);\n[c];\n`d`;\n-e;\n"),
        (
            "a([b, c,],d,);\nlet[,e]=[0.5,10.5,'0.5'];\nf?0.5:1;\n",
            "a([b,c],d)\nlet[,e]=[.5,10.5,'0.5']\nf?0.5:1;\n",
        ),
        ("for(;a();)b;\nc();\nwhile(d());\ne();\n", "for(;a();)b;\nc()\nwhile(d());\ne();\n"),
    ],
)
def test_what_a_page_carries_has_no_ornament(written: str, sent: str) -> None:
    assert carried(written) == sent


def test_what_is_called_hundreds_of_times_has_a_name_of_one_letter_in_its_own_script_alone() -> None:
    script = '(() => {\n\tshow(Math.max(...Array.from(few, Number)), "Math.max", `${Math.abs(-1)}`, a.Number, all);\n})()'
    named = "$=Math,N=Number,A=Array.from,F=Float64Array,O=Object,I=Infinity,U=undefined"
    assert (
        carried(script)
        == f'(({named})=>{{show($.max(...A(few,N)),"Math.max",`${{$.abs(-1)}}`,a.Number,all)}})()'
    )
    assert carried("show(Math.max(2, 3));") == "show(Math.max(2,3));"


def test_no_script_gives_a_name_of_one_letter_that_stands_for_another() -> None:
    given = re.compile(rf"(?<![\w$.])(?:{'|'.join(filter(str.isalpha, SHORT.values()))})(?![\w$])")
    code = re.sub(r"`[^`]*`|\"[^\"\n]*\"|/(?:[^/\\\n]|\\.)+/", "", bundle(*ENTRIES))
    assert given.findall(code) == []


@pytest.mark.parametrize(
    "literal",
    [
        '"(x)=>y"',
        "'a;(x)=>y'",
        "`const a=1;\nconst b=2;\n}`",
        "`(x)=>\n\t\tindented;\n}`",
        "`${a}(x)=>${b};\n\tc`",
        r"/(x)=>;/",
    ],
)
def test_no_string_is_changed_by_what_a_page_carries(literal: str) -> None:
    assert literal in carried(f"const a = (x) => x;\nconst b = {literal};\nfor (;;) {{\n\tb(a);\n}}\n")


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        (".a {\n  b: 0.5em; /* why */\n  c: d;\n}\n", ".a{b:.5em;c:d}\n"),
        (
            "@media print {\n  .a { b: c; } /* why */\n  .d { e: f; }\n}\n",
            "@media print{.a{b:c}\n.d{e:f}\n}\n",
        ),
        ('.a::after { content: "/* b */"; }\n', '.a::after{content:"/* b */"}\n'),
    ],
)
def test_of_a_style_sheet_only_what_tells_nothing_is_left_out(written: str, sent: str) -> None:
    assert tight_style(written) == sent


def test_a_style_sheet_stands_beside_a_script_and_goes_where_it_goes() -> None:
    sheets = [path.relative_to(ROOT) for path in (ROOT / "page/scripts").rglob("*.css")]
    assert len(sheets) > 10
    assert all((ROOT / sheet).with_suffix(".js").exists() for sheet in sheets)
    (page,) = styles()
    wired, flow = styles("page/scripts/steps/wired.js"), styles("page/scripts/steps/recorded.js")
    assert wired[0] == flow[0] == page
    assert ".itm-node{" in "".join(wired)
    assert ".itm-node{" not in "".join(flow)
    assert ".itm .itm-flow .itm-bead{" in "".join(flow)
    assert ".itm-bead" not in "".join(wired)


@pytest.mark.parametrize(
    "explorer",
    [Explorer, BackwardExplorer, HeavyExplorer, HeavyBackExplorer, Walk, Pad],
    ids=lambda each: each.__name__,
)
def test_beside_a_kernel_all_pages_of_a_class_share_the_style_of_every_drawing(
    explorer: type[Explorer],
) -> None:
    module = f"page/scripts/pages/{explorer.live[0]}"
    assert set(styles(*every_layer(back=True), module)) == {
        sheet for sheet in styles(*ENTRIES, module) if sheet in explorer._css
    }


def test_every_module_is_checked_by_tsc() -> None:
    modules_there = [path for path in ROOT.rglob("*.js") if "node_modules" not in path.parts]
    assert [
        path.name
        for path in modules_there
        if not path.read_text(encoding="utf-8").startswith("// @ts-check\n")
    ] == []


def test_the_layers_that_the_script_computes_are_found_by_their_files() -> None:
    assert {"Input", "Linear", "ReLU", "Softmax", "Scale", "Add", "Concat"} <= scripted()
