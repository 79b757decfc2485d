// Reads the lines out of the page: a letter belongs to the line that its box stands in, and a
// line is as wide as the boxes of its letters, which are advances, not ink.

function lines(paragraph) {
    const node = paragraph.firstChild;
    const top = paragraph.getBoundingClientRect().top;
    const range = document.createRange();
    const found = [];
    let at = 0;
    for (const letter of node.data) {
        range.setStart(node, at);
        range.setEnd(node, at += letter.length);
        const boxes = [...range.getClientRects()];
        // At a break there may be two boxes, of which one is an empty caret.
        const box = boxes.find(b => b.width > 0) ?? boxes.at(-1);
        if (box) {
            const nth = Math.floor(((box.top + box.bottom) / 2 - top) / LEADING);
            while (found.length <= nth) found.push({ text: "", left: Infinity, right: -Infinity });
            if (letter.trim()) {
                found[nth].left = Math.min(found[nth].left, box.left);
                found[nth].right = Math.max(found[nth].right, box.right);
            }
        }
        // A mark without a box stands with the letter before it.
        found.at(-1).text += letter;
    }
    return found.map(line => ({ text: line.text.trim(), width: line.right - line.left }));
}

async function measure() {
    const unread = [];
    // All of them, so that no fallback is still on its way when lines are read.
    for (const face of document.fonts) {
        await face.load().catch(why => unread.push(`${face.family}: ${why}`));
    }
    await document.fonts.ready;
    const paragraphs = [...document.querySelectorAll(".sample")];
    const set = paragraphs.map(() => []);
    for (const width of COLUMNS) {
        for (const p of paragraphs) p.style.width = `${width}px`;
        paragraphs.forEach((p, nth) => set[nth].push(lines(p)));
    }
    for (const p of paragraphs) p.style.width = "";
    const probe = document.querySelector("#probe");
    const baseline = probe.lastChild.getBoundingClientRect().bottom
        - probe.getBoundingClientRect().top;
    const result = { browser: navigator.userAgent, unread, baseline, lines: set };
    // Nothing that HTML would write in another way.
    const plain = JSON.stringify(result)
        .replace(/[<>&\u00a0]/g, c => "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0"));
    document.querySelector("#result").textContent = plain;
}

measure();
