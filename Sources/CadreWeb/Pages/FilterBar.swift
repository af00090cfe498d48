public import CadreApplication

/// The filters of a list as a plain form, for the partial `filter-bar`: what it sends is the list's own address.
public struct FilterBar: Sendable {
    struct Option: Sendable {
        let value: String
        let label: String
        let isSelected: Bool
    }

    struct Choice: Sendable {
        let name: String
        let label: String
        let options: [Option]
    }

    struct Entry: Sendable {
        let name: String
        let label: String
        let type: String
        let value: String
    }

    struct Chip: Sendable {
        let text: String
        let removeAddress: String
    }

    let address: String
    let text: String
    let choices: [Choice]
    let entries: [Entry]
    let hidden: [Entry]
    let chips: [Chip]
    let hasChips: Bool
    let clearAddress: String

    /// Makes the bar.
    ///
    /// - Parameters:
    ///   - request: Who asked; its query is what the form shows.
    ///   - columns: The columns of the list.
    ///   - shown: The keys to give a field in the form, in order: a column's name, or with an operator such as
    ///     `vacant_on__lte`. Filters on other keys are kept, as chips that can be taken away.
    ///   - labels: Words for the values of choices, where the value itself is not what people read.
    ///   - carried: Keys of the page's own that are no filters; the form and the chips keep them.
    public init<Row>(
        _ request: WebRequest, columns: [Column<Row>], shown: [String],
        labels: [String: [(value: String, label: String)]] = [:], carried: [String] = []
    ) {
        var choices: [Choice] = []
        var entries: [Entry] = []
        let filters = request.query.filter {
            !(ListQuery.reservedKeys + carried).contains($0.key) && !$0.value.isEmpty
        }
        // A control holds one value at most; what it cannot show travels hidden and stands as chips.
        var held: Set<QueryItem> = []
        for key in shown {
            let name = Self.field(of: key)
            guard let column = columns.first(where: { $0.name == name }) else { continue }
            let values = labels[key] ?? Self.words(of: column.kind)
            let label = column.title + Self.suffix(of: key)
            let given = filters.filter { $0.key == key }
            let isHeld = given.count == 1 && (values.isEmpty || values.contains { $0.value == given[0].value })
            let value = isHeld ? given[0].value : ""
            if isHeld { held.insert(given[0]) }
            if values.isEmpty {
                entries.append(Entry(name: key, label: label, type: Self.inputType(column.kind), value: value))
            } else {
                let options = values.map { Option(value: $0.value, label: $0.label, isSelected: $0.value == value) }
                choices.append(Choice(name: key, label: label, options: options))
            }
        }
        address = request.path
        text = request.value("q") ?? ""
        self.choices = choices
        self.entries = entries
        let kept = filters.filter { !held.contains($0) }
        let reserved = request.query.filter { (Self.kept + carried).contains($0.key) }
        hidden = (kept + reserved).map { Entry(name: $0.key, label: "", type: "hidden", value: $0.value) }
        let ofFilters = filters.map { item in
            let title = columns.first { $0.name == Self.field(of: item.key) }?.title ?? item.key
            let word = labels[item.key]?.first { $0.value == item.value }?.label ?? item.value
            let rest = request.query.filter { $0 != item && !["page", "cursor"].contains($0.key) && !$0.value.isEmpty }
            return Chip(
                text: "\(title)\(Self.suffix(of: item.key)): \(word)",
                removeAddress: FormText.address(request.path, rest)
            )
        }
        chips = ofFilters + Self.sampleChip(request)
        hasChips = !chips.isEmpty
        clearAddress = FormText.address(request.path, request.query.filter { (["as_of"] + carried).contains($0.key) })
    }

    /// What the form keeps of the address besides its filters.
    private static let kept = ["sort", "fields", "limit", "as_of", RowSample.sizeKey, RowSample.seedKey]

    /// The sample as a chip; none where the list is no sample.
    private static func sampleChip(_ request: WebRequest) -> [Chip] {
        guard let size = request.value(RowSample.sizeKey), let seed = request.value(RowSample.seedKey) else {
            return []
        }
        let dropped = [RowSample.sizeKey, RowSample.seedKey, "page", "cursor"]
        let rest = request.query.filter { !dropped.contains($0.key) && !$0.value.isEmpty }
        let text = "Sample: \(size) with seed \(seed)"
        return [Chip(text: text, removeAddress: FormText.address(request.path, rest))]
    }

    private static func field(of key: String) -> String {
        FilterOperator.allCases.first { key.hasSuffix("__\($0.rawValue)") }
            .map { String(key.dropLast($0.rawValue.count + 2)) } ?? key
    }

    private static func suffix(of key: String) -> String {
        guard let comparison = FilterOperator.allCases.first(where: { key.hasSuffix("__\($0.rawValue)") }) else {
            return ""
        }
        switch comparison {
        case .eq: return ""
        case .ne: return " is not"
        case .in: return " is one of"
        case .nin: return " is none of"
        case .lt: return " below"
        case .lte: return " up to"
        case .gt: return " above"
        case .gte: return " from"
        case .contains: return " holds"
        case .startswith: return " starts with"
        case .overlaps: return " overlaps"
        case .isnull: return " missing"
        }
    }

    private static func words(of kind: ColumnKind) -> [(value: String, label: String)] {
        switch kind {
        case .choice(let words): words.map { ($0, $0) }
        case .flag: [("yes", "yes"), ("no", "no")]
        case .text, .int, .share, .day, .moment, .range, .grade, .country, .command, .functionalArea, .office: []
        }
    }

    private static func inputType(_ kind: ColumnKind) -> String {
        switch kind {
        case .day: "date"
        case .int: "number"
        case .text, .choice, .share, .moment, .range, .flag, .grade, .country, .command, .functionalArea, .office:
            "text"
        }
    }
}
