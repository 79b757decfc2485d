#!/bin/sh
# Makes the seeds of the readers out of the articles of the tests, into tests/fuzz/seeds.
# From the repository's root: sh tests/fuzz/seeds.sh
set -eu
seeds=tests/fuzz/seeds
rm -rf "$seeds"
mkdir -p "$seeds/read" "$seeds/brief" "$seeds/figures" tests/fuzz/corpus/read tests/fuzz/corpus/brief tests/fuzz/corpus/figures
for page in tests/articles/* tests/articles/pages/* tests/cases/*.json; do
    [ -f "$page" ] || continue
    case $page in *.labels.json) continue ;; esac
    name=$(basename "$page")
    cp "$page" "$seeds/brief/$name"
    # The letter of its form, and one for a form that is recognised.
    case $page in
    *.txt) letter=a ;;
    *.md) letter=c ;;
    *.html) letter=d ;;
    *.json) letter=e ;;
    *) letter=f ;;
    esac
    for first in "$letter" z; do
        { printf %s "$first"; cat "$page"; } >"$seeds/read/$first-$name"
    done
    # A seed for each line of prose: the letter picks the language, as in figures.rs.
    case $page in *.txt) ;; *) continue ;; esac
    case $page in
    *transfer*) letter=f ;;
    *strike*) letter=g ;;
    *boxoffice*) letter=i ;;
    *war*) letter=l ;;
    *harvest*) letter=m ;;
    *) letter=a ;;
    esac
    n=0
    grep -E '.{60}' "$page" | head -n 40 | while IFS= read -r line; do
        n=$((n + 1))
        printf '%s%s' "$letter" "$line" >"$seeds/figures/$name-$n"
    done
done
