/// Reads the text of a ``FilterExpression``, character by character.
struct FilterParser {
    /// Characters that mean something; a value that holds one stands in quotes.
    static let marks: Set<Character> = ["(", ")", ",", "\""]

    private let characters: [Character]
    private let byteCount: Int
    private var place = 0
    private var filterCount = 0

    init(_ text: String) {
        // Nothing is read of a text that is too long.
        byteCount = text.utf8.count
        characters = byteCount <= FilterExpression.byteCountMax ? Array(text) : []
    }

    /// Reads the whole text.
    ///
    /// - Parameter filter: Reads a filter from its key and value.
    mutating func expression(
        _ filter: (QueryItem) throws(Refusal) -> ListQuery.Filter
    ) throws(Refusal) -> FilterExpression {
        guard byteCount <= FilterExpression.byteCountMax else {
            throw Self.refusal(
                "it has \(byteCount) bytes", fix: "Give at most \(FilterExpression.byteCountMax) bytes."
            )
        }
        let parts = try group(depth: 1, filter)
        guard place == characters.count else {
            throw refusal("the expression is over before (\(characters[place]))", fix: "Take away what follows.")
        }
        return .any(parts)
    }

    private mutating func group(
        depth: Int, _ filter: (QueryItem) throws(Refusal) -> ListQuery.Filter
    ) throws(Refusal) -> [FilterExpression] {
        guard depth <= FilterExpression.depthMax else {
            throw refusal(
                "its parentheses stand too deep in each other",
                fix: "Put at most \(FilterExpression.depthMax) inside each other."
            )
        }
        try take("(")
        var parts = [try part(depth: depth, filter)]
        while next == "," {
            place += 1
            parts.append(try part(depth: depth, filter))
        }
        try take(")")
        return parts
    }

    private mutating func part(
        depth: Int, _ filter: (QueryItem) throws(Refusal) -> ListQuery.Filter
    ) throws(Refusal) -> FilterExpression {
        skipSpaces()
        let start = place
        let word = readWord()
        switch next {
        case "(" where word == "any": return .any(try group(depth: depth + 1, filter))
        case "(" where word == "all": return .all(try group(depth: depth + 1, filter))
        case "(":
            place = start
            throw refusal(
                "(\(word)) joins no filters",
                fix: FilterReader.suggestion(word, ["any", "all"]) + "Write any( or all(."
            )
        case "=" where !word.isEmpty: place += 1
        default: throw refusal(found("a filter, such as status=vacant,"), fix: Self.example)
        }
        filterCount += 1
        guard filterCount <= FilterExpression.filterCountMax else {
            place = start
            throw refusal("it has too many filters", fix: "Give at most \(FilterExpression.filterCountMax).")
        }
        let value = try readValue()
        do throws(Refusal) {
            return .filter(try filter(QueryItem(word, value)))
        } catch {
            throw Refusal(error.code, "\(error.clause), at character \(start + 1) of any.", fix: error.fix)
        }
    }

    private mutating func readValue() throws(Refusal) -> String {
        let start = place
        var value = ""
        if next == "\"" {
            repeat {
                place += 1
                while let character = next, character != "\"" {
                    value.append(character)
                    place += 1
                }
                guard next != nil else {
                    place = start
                    throw refusal(
                        "the quote is not closed", fix: "Write \" at the end, and \"\" for a quote in the value.")
                }
                place += 1
                if next == "\"" { value.append("\"") }
            } while next == "\""
        } else {
            while let character = next, !Self.marks.contains(character) {
                value.append(character)
                place += 1
            }
            while value.last == " " { value.removeLast() }
        }
        guard !value.isEmpty else { throw refusal(found("a value"), fix: Self.example) }
        skipSpaces()
        return value
    }

    private mutating func readWord() -> String {
        let start = place
        while let character = next, character == "_" || character.isASCII && character.isLetter || character.isNumber {
            place += 1
        }
        return String(characters[start..<place])
    }

    private mutating func take(_ mark: Character) throws(Refusal) {
        skipSpaces()
        guard next == mark else { throw refusal(found("(\(mark))"), fix: Self.example) }
        place += 1
        if mark == ")" { skipSpaces() }
    }

    private mutating func skipSpaces() { while next == " " { place += 1 } }

    private var next: Character? { place < characters.count ? characters[place] : nil }

    private func found(_ wanted: String) -> String {
        "\(wanted) is missing" + (next.map { " before (\($0))" } ?? " at its end")
    }

    private func refusal(_ detail: String, fix: String) -> Refusal {
        Refusal(.filterBadValue, "The filter any cannot be read at character \(place + 1): \(detail).", fix: fix)
    }

    private static func refusal(_ detail: String, fix: String) -> Refusal {
        Refusal(.filterBadValue, "The filter any cannot be read: \(detail).", fix: fix)
    }

    private static let example = "Write any=(field=value,field__operator=value,all(field=value,field=value))."
}
