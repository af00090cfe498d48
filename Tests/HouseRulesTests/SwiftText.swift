/// Swift source taken apart: code without comments and string contents, and the string literals by themselves.
///
/// A small scanner, not a parser: it knows line and nested block comments, plain, raw and multi-line strings,
/// interpolation (which is code) and regular expression literals. Lines stay where they are.
struct SwiftText {
    /// A string literal's content and the line (from 1) on which it begins.
    struct Literal: Equatable {
        let line: Int
        let content: String
    }

    /// The source with every comment and the content of every string replaced by nothing; newlines are kept.
    private(set) var code = ""
    /// The string literals in order of their end; an interpolation appears as `\()`.
    private(set) var literals: [Literal] = []

    private let source: [Character]
    private var index = 0
    private var line = 1

    init(_ text: String) {
        source = Array(text)
        readCode(untilClosingParenthesis: false)
    }

    /// The numbers (from 1) of the lines of code in which `pattern` is found.
    ///
    /// Word boundaries are plain ones: by Unicode's there is none inside `Foundation.Date`.
    func lines(matching pattern: Regex<Substring>) -> [Int] {
        let pattern = pattern.wordBoundaryKind(.simple)
        return code.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .filter { $0.element.contains(pattern) }
            .map { $0.offset + 1 }
    }

    // MARK: Scanning

    private func starts(with text: String) -> Bool {
        let end = index + text.count
        return end <= source.count && source[index..<end].elementsEqual(text)
    }

    private mutating func advance(_ count: Int = 1) {
        for _ in 0..<count where index < source.count {
            if source[index].isNewline { line += 1 }
            index += 1
        }
    }

    private mutating func keep() {
        code.append(source[index].isNewline ? "\n" : source[index])
        advance()
    }

    private mutating func readCode(untilClosingParenthesis: Bool) {
        var depth = 0
        while index < source.count {
            if starts(with: "//") {
                skipLineComment()
            } else if starts(with: "/*") {
                skipBlockComment()
            } else if let hashCount = hashesBeforeQuote() {
                readString(hashCount: hashCount)
            } else if let end = endOfRegex() {
                code.append("/…/")
                while index < end { advance() }
            } else {
                if source[index] == "(" { depth += 1 }
                if source[index] == ")" {
                    if depth == 0 && untilClosingParenthesis { return }
                    depth -= 1
                }
                keep()
            }
        }
    }

    private mutating func skipLineComment() {
        while index < source.count && !source[index].isNewline { advance() }
    }

    private mutating func skipBlockComment() {
        var depth = 0
        repeat {
            if starts(with: "/*") {
                depth += 1
                advance(2)
            } else if starts(with: "*/") {
                depth -= 1
                advance(2)
            } else if source[index].isNewline {
                keep()
            } else {
                advance()
            }
        } while depth > 0 && index < source.count
    }

    /// The number of `#` before a quotation mark that begins here, or nil where no string begins.
    private func hashesBeforeQuote() -> Int? {
        var position = index
        while position < source.count && source[position] == "#" { position += 1 }
        return position < source.count && source[position] == "\"" ? position - index : nil
    }

    private mutating func readString(hashCount: Int) {
        let begin = line
        let hashes = String(repeating: "#", count: hashCount)
        advance(hashCount)
        let quotes = starts(with: "\"\"\"") ? "\"\"\"" : "\""
        let close = quotes + hashes
        let escape = "\\" + hashes
        advance(quotes.count)
        code.append("\"")
        var content = ""
        while index < source.count && !starts(with: close) {
            if starts(with: escape + "(") {
                advance(escape.count + 1)
                content += "\\()"
                code.append("\\(")
                readCode(untilClosingParenthesis: true)
                if index < source.count { keep() }
            } else if starts(with: escape) {
                advance(escape.count)
                if index < source.count {
                    content.append(source[index])
                    advance()
                }
            } else {
                content.append(source[index])
                if source[index].isNewline { code.append("\n") }
                advance()
            }
        }
        advance(close.count)
        code.append("\"")
        literals.append(Literal(line: begin, content: content))
    }

    /// The index after a regular expression literal that begins here, or nil where none begins.
    private func endOfRegex() -> Int? {
        guard source[index] == "/", index + 1 < source.count, !source[index + 1].isWhitespace else { return nil }
        let before = code.reversed().first { $0 != " " }
        guard before.map({ "(,=:[{\n#".contains($0) }) ?? true else { return nil }
        var isInClass = false
        var position = index + 1
        while position < source.count && !source[position].isNewline {
            switch source[position] {
            case "\\": position += 1
            case "[": isInClass = true
            case "]": isInClass = false
            case "/" where !isInClass: return position + 1
            default: break
            }
            position += 1
        }
        return nil
    }
}
