import CadreDomain

/// Reads one filter of an address against the columns of a list.
struct FilterReader {
    let reference: ReferenceTables

    /// Splits the key at its operator and reads the value as the column's kind.
    func filter<Row>(_ item: QueryItem, columns: [Column<Row>]) throws(Refusal) -> ListQuery.Filter {
        let (field, operatorName) = Self.split(item.key)
        guard let column = columns.first(where: { $0.name == field }) else {
            throw Self.unknown(field, columns.map(\.name), in: "a filter")
        }
        let words = column.kind.operators.map(\.rawValue)
        guard let comparison = FilterOperator(rawValue: operatorName), column.kind.operators.contains(comparison) else {
            throw Refusal(
                .filterUnknownOperator, "The field (\(field)) has no operator (\(operatorName)).",
                fix: Self.suggestion(operatorName, words) + "It has: \(words.joined(separator: ", "))."
            )
        }
        if comparison == .isnull {
            guard item.value == "1" || item.value == "0" else {
                throw badValue(item, "Give 1 for missing or 0 for present.")
            }
            return ListQuery.Filter(field: field, comparison: .isnull, values: [], written: [item.value])
        }
        let isText = column.kind == .moment && (comparison == .contains || comparison == .startswith)
        let isList = comparison == .in || comparison == .nin
        let written = isList ? item.value.split(separator: ",").map(String.init) : [item.value]
        var values: [Cell] = []
        for text in written { values.append(isText ? .text(text) : try cell(text, column: column, item: item)) }
        return ListQuery.Filter(field: field, comparison: comparison, values: values, written: written)
    }

    private func cell<Row>(_ text: String, column: Column<Row>, item: QueryItem) throws(Refusal) -> Cell {
        switch column.kind {
        case .office: return .text(Office.canonicalCode(text))
        case .text:
            guard text.utf8.count <= ListQuery.textByteCountMax else {
                throw badValue(item, "Give at most \(ListQuery.textByteCountMax) bytes.")
            }
            return .text(text)
        case .choice(let words):
            guard words.isEmpty || words.contains(text) else {
                throw badValue(item, Self.suggestion(text, words) + "It takes: \(words.joined(separator: ", ")).")
            }
            return .text(text)
        case .int:
            guard let value = Int(text) else { throw badValue(item, "Give a whole number.") }
            return .int(value)
        case .share:
            guard let permille = Self.permille(text) else {
                throw badValue(item, "Give per cent with at most one decimal, such as 80 or 82.5.")
            }
            return .share(permille: permille)
        case .moment:
            guard let moment = Self.moment(text) else {
                throw badValue(
                    item,
                    "Give a day such as 2026-12-01, or a moment such as 2026-12-01T09:30:00Z or "
                        + "2026-12-01T10:30:00+01:00, whose plus is written %2B in an address; in Coordinated "
                        + "Universal Time it lies from \(AsOfDay.range.lowerBound) to \(AsOfDay.range.upperBound)."
                )
            }
            return .text(moment)
        case .day:
            guard let day = Day(text) else { throw badValue(item, "Give a day as YYYY-MM-DD.") }
            return .day(day)
        case .range:
            guard let range = DayRange(written: text) else {
                throw badValue(
                    item,
                    "Give the first day and the day after the last, such as 2027-01-01..2027-04-01; either may be left "
                        + "out."
                )
            }
            return .range(range)
        case .flag:
            guard let flag = Self.flags[text.lowercased()] else { throw badValue(item, "Give yes or no.") }
            return .flag(flag)
        case .grade:
            guard let grade = Grade(text) else {
                throw badValue(item, "Give a grade such as O4, E7, W2, GS13 or SES.")
            }
            return .ranked(grade.description, rank: grade.rank)
        case .country:
            guard let country = reference.country(written: text) else {
                let names = reference.countries.map(\.code.rawValue) + reference.countries.map(\.name)
                throw badValue(item, Self.suggestion(text, names) + "Give an ISO code such as PHL or PH.")
            }
            return .text(country.code.rawValue)
        case .command:
            return try code(text.uppercased(), of: reference.commands.map(\.code.rawValue), written: text, item)
        case .functionalArea:
            // Which letters are in use is not public, so any letter of an SC code can be asked for.
            guard text == "none" || SCCode("SC0\(text.uppercased())0") != nil else {
                throw badValue(item, "Give the letter of a functional area, A to Z, or none.")
            }
            return .text(text == "none" ? text : text.uppercased())
        }
    }

    /// A code of a table, or `none` for rows that have no such code.
    private func code(
        _ code: String, of known: [String], written: String, _ item: QueryItem
    ) throws(Refusal) -> Cell {
        let words = known + ["none"]
        if written == "none" || known.contains(code) { return .text(written == "none" ? written : code) }
        throw badValue(item, Self.suggestion(written, words) + "It takes: \(words.joined(separator: ", ")).")
    }

    /// A day as it is, a moment as lists write it; nil for anything else.
    private static func moment(_ text: String) -> String? {
        let parts = text.uppercased().split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        guard let day = Day(String(parts[0])) else { return nil }
        guard parts.count == 2 else { return day.description }
        guard let (clock, minutesAhead) = zoned(parts[1]) else { return nil }
        let halves = clock.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let fields = halves[0].split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        let limits = [24, 60, 60]
        guard (2...3).contains(fields.count), halves.count <= 2,
            zip(fields, limits).allSatisfy({ $0.utf8.count == 2 && Int($0).map((0..<$1).contains) == true }),
            halves.count == 1 || (fields.count == 3 && (1...3).contains(halves[1].utf8.count) && UInt(halves[1]) != nil)
        else { return nil }
        let fraction = halves.count == 2 ? halves[1] : ""
        let thousandths = Int64(fraction + String(repeating: "0", count: 3 - fraction.utf8.count)) ?? 0
        let seconds = zip(fields, [3_600, 60, 1]).reduce(0) { $0 + (Int($1.0) ?? 0) * $1.1 } - minutesAhead * 60
        let start = Timestamp(startOf: day).milliseconds
        let moment = Timestamp(milliseconds: start + Int64(seconds) * 1_000 + thousandths)
        // Moments are compared as texts, and a year of five digits would come before all others.
        return AsOfDay.range.contains(moment.day) ? moment.description : nil
    }

    /// A time of day and by how many minutes it is ahead of Coordinated Universal Time; nil where the offset is none.
    ///
    /// In an address a plus that is not escaped stands for a space, so a space before an offset is read as the plus.
    private static func zoned(_ text: Substring) -> (clock: Substring, minutesAhead: Int)? {
        if text.hasSuffix("Z") { return (text.dropLast(), 0) }
        guard let sign = text.lastIndex(where: { "+- ".contains($0) }) else { return (text, 0) }
        let fields = text[text.index(after: sign)...].split(separator: ":", omittingEmptySubsequences: false)
        guard fields.count == 2,
            zip(fields, [24, 60]).allSatisfy({ $0.utf8.count == 2 && Int($0).map((0..<$1).contains) == true })
        else { return nil }
        let minutes = (Int(fields[0]) ?? 0) * 60 + (Int(fields[1]) ?? 0)
        return (text[..<sign], text[sign] == "-" ? -minutes : minutes)
    }

    /// Tenths of a per cent, from per cent with at most one decimal.
    private static func permille(_ text: String) -> Int? {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = Int(parts[0]), (0...1_000_000).contains(whole) else { return nil }
        guard parts.count == 2 else { return whole * 10 }
        return parts[1].utf8.count == 1 ? Int(parts[1]).map { whole * 10 + $0 } : nil
    }

    private func badValue(_ item: QueryItem, _ fix: String) -> Refusal {
        Refusal(.filterBadValue, "The filter \(item.key) cannot be read from (\(item.value)).", fix: fix)
    }

    private static let flags = ["yes": true, "true": true, "1": true, "no": false, "false": false, "0": false]

    private static func split(_ key: String) -> (field: String, comparison: String) {
        guard let range = key.lastRange(of: "__") else { return (key, FilterOperator.eq.rawValue) }
        return (String(key[..<range.lowerBound]), String(key[range.upperBound...]))
    }

    /// Refuses a field that is not one of the names, with the nearest one.
    static func check(_ field: String, isOneOf names: [String], in place: String) throws(Refusal) {
        guard names.contains(field) else { throw unknown(field, names, in: place) }
    }

    private static func unknown(_ field: String, _ names: [String], in place: String) -> Refusal {
        Refusal(
            .filterUnknownField, "The list has no field (\(field)), named in \(place).",
            fix: suggestion(field, names) + "Its fields: \(names.joined(separator: ", "))."
        )
    }

    /// A question that names the nearest word, or nothing where none is near.
    static func suggestion(_ text: String, _ words: [String]) -> String {
        Nearest.word(to: text, among: words).map { "Did you mean \($0)? " } ?? ""
    }
}

extension String {
    /// The last place where the ASCII text stands.
    fileprivate func lastRange(of needle: String) -> Range<Index>? {
        var start = endIndex
        while start > startIndex {
            start = index(before: start)
            if self[start...].hasPrefix(needle) { return start..<index(start, offsetBy: needle.count) }
        }
        return nil
    }
}
