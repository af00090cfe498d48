import CadreDomain

/// One line of frozen input being written: a word and fields, separated by tabs.
///
/// Text is escaped with a backslash: `\t` tab, `\n` line feed, `\r` carriage return, `\c` comma, `\\` backslash.
/// `-` alone stands for nothing; a text that is `-` is written `\-`. A list is comma-separated, an empty list is empty,
/// and an empty text in a list is written `\e`.
struct FrozenLine {
    private(set) var text: String

    init(_ word: String) { text = word }

    mutating func add(_ field: String) { text += "\t" + Self.escaped(field) }
    mutating func add(_ number: Int) { text += "\t" + String(number) }
    mutating func add(_ flag: Bool) { text += flag ? "\tyes" : "\tno" }
    mutating func add(_ value: some LosslessStringConvertible) { add(value.description) }

    mutating func add(_ value: (some LosslessStringConvertible)?) {
        if let value { add(value.description) } else { text += "\t-" }
    }

    mutating func add(list: [some LosslessStringConvertible]) {
        text += "\t" + list.map { Self.escapedElement($0.description) }.joined(separator: ",")
    }

    mutating func add(days: DayRange) {
        add(days.start)
        add(days.end)
    }

    private static func escapedElement(_ text: String) -> String { text.isEmpty ? "\\e" : escaped(text) }

    private static func escaped(_ text: String) -> String {
        if text == "-" { return "\\-" }
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\\\"
            case "\t": escaped += "\\t"
            case "\n": escaped += "\\n"
            case "\r": escaped += "\\r"
            case ",": escaped += "\\c"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

/// One line of frozen input being read, field by field.
struct FrozenFields {
    /// The word with which the line begins.
    let word: String
    private let fields: [Substring]
    private let lineNumber: Int
    private var next = 1

    init(_ line: Substring, lineNumber: Int) {
        fields = Self.split(line, at: "\t")
        word = String(fields.first ?? "")
        self.lineNumber = lineNumber
    }

    var problem: FrozenInputError {
        let found = next > 0 && next <= fields.count ? String(fields[next - 1]) : ""
        return .malformed(line: lineNumber, field: next - 1, found: found)
    }

    mutating func raw() throws(FrozenInputError) -> Substring {
        next += 1
        guard next <= fields.count else { throw problem }
        return fields[next - 1]
    }

    mutating func string() throws(FrozenInputError) -> String {
        guard let text = Self.unescaped(try raw()) else { throw problem }
        return text
    }

    mutating func value<Value: LosslessStringConvertible>(
        _ type: Value.Type = Value.self
    ) throws(FrozenInputError) -> Value {
        guard let value = Value(try string()) else { throw problem }
        return value
    }

    mutating func optional<Value: LosslessStringConvertible>(
        _ type: Value.Type = Value.self
    ) throws(FrozenInputError) -> Value? {
        let field = try raw()
        if field == "-" { return nil }
        guard let text = Self.unescaped(field), let value = Value(text) else { throw problem }
        return value
    }

    mutating func coded<Value: RawRepresentable<String>>(
        _ type: Value.Type = Value.self
    ) throws(FrozenInputError) -> Value {
        guard let value = Value(rawValue: try string()) else { throw problem }
        return value
    }

    mutating func flag() throws(FrozenInputError) -> Bool {
        switch try raw() {
        case "yes": return true
        case "no": return false
        default: throw problem
        }
    }

    mutating func list<Value: LosslessStringConvertible>(
        _ type: Value.Type = Value.self
    ) throws(FrozenInputError) -> [Value] {
        let field = try raw()
        if field.isEmpty { return [] }
        var values: [Value] = []
        for part in Self.split(field, at: ",") {
            guard let text = Self.unescaped(part), let value = Value(text) else { throw problem }
            values.append(value)
        }
        return values
    }

    mutating func days() throws(FrozenInputError) -> DayRange {
        let start: Day = try value()
        let end: Day = try value()
        guard let days = DayRange(start: start, end: end) else { throw problem }
        return days
    }

    /// Checks that no field is left.
    func finish() throws(FrozenInputError) {
        guard next == fields.count else {
            throw .malformed(line: lineNumber, field: next, found: String(fields[next]))
        }
    }

    private static func split(_ text: Substring, at separator: Unicode.Scalar) -> [Substring] {
        text.unicodeScalars.split(separator: separator, omittingEmptySubsequences: false).map { Substring($0) }
    }

    /// The text that a field stands for; nil where it is not escaped as ``FrozenLine`` escapes.
    static func unescaped(_ field: Substring) -> String? {
        guard field.utf8.contains(UInt8(ascii: "\\")) else { return String(field) }
        var text = String.UnicodeScalarView()
        var isEscaped = false
        for scalar in field.unicodeScalars {
            guard isEscaped else {
                if scalar == "\\" { isEscaped = true } else { text.append(scalar) }
                continue
            }
            switch scalar {
            case "\\": text.append("\\")
            case "t": text.append("\t")
            case "n": text.append("\n")
            case "r": text.append("\r")
            case "c": text.append(",")
            case "-": text.append("-")
            case "e": break
            default: return nil
            }
            isEscaped = false
        }
        return isEscaped ? nil : String(text)
    }
}

/// Why text is no frozen input.
public enum FrozenInputError: Error, Hashable, Sendable {
    /// The first line is not that of a format that can be read.
    case unknownFormat(found: String)
    /// A field cannot be read; lines and fields count from 1, field 0 is the word at the line's beginning.
    case malformed(line: Int, field: Int, found: String)
    /// A line that every input has is missing.
    case missing(word: String)
}

extension FrozenInputError: CustomStringConvertible {
    /// The fault as a clause with its values, without a full stop.
    public var description: String {
        switch self {
        case .unknownFormat(let found): "it begins with (\(found)), which is no format that can be read"
        case .malformed(let line, let field, let found): "line \(line), field \(field) holds (\(found))"
        case .missing(let word): "the line (\(word)) is missing"
        }
    }
}
