public import CadreApplication
import CadreDomain

/// Where a page of a list stands in the whole, for the partial `pagination`.
public struct Pagination: Sendable {
    let sentence: String
    let previousAddress: String?
    let nextAddress: String?

    /// Makes the pagination of a list's page.
    public init<Row>(_ page: ListPage<Row>, _ request: WebRequest, noun: String, plural: String? = nil) {
        self.init(
            page.offset..<page.offset + page.rows.count, of: page.total, limit: page.query.limit, request, noun: noun,
            plural: plural
        )
    }

    /// Makes the pagination of some rows of a finished table.
    init(
        _ rows: Range<Int>, of count: Int, limit: Int, _ request: WebRequest, noun: String, plural: String? = nil
    ) {
        let total = Words.count(count, noun, plural: plural)
        let number = rows.lowerBound / limit + 1
        sentence =
            rows.count == count
            ? (count == 1 ? total : "All \(total)")
            : "\(Words.number(rows.lowerBound + 1))\u{2013}\(Words.number(rows.upperBound)) of \(total)"
        func address(_ number: Int) -> String {
            let items = request.query.filter { $0.key != "page" && $0.key != "cursor" && !$0.value.isEmpty }
            return FormText.address(request.path, items + (number > 1 ? [QueryItem("page", String(number))] : []))
        }
        previousAddress = number > 1 ? address(number - 1) : nil
        nextAddress = rows.upperBound < count ? address(number + 1) : nil
    }
}

/// Every way to take away exactly what a page shows.
public struct ExportRow: Sendable {
    let links: [Link]
    let curl: String
    let command: String?

    /// Makes the row of the page that was asked for.
    ///
    /// - Parameters:
    ///   - request: What was asked; the links carry its whole query.
    ///   - formats: The formats besides HTML that the address has.
    ///   - command: The command that shows the same, such as `cadre positions list`; the filters are added to it.
    public init(_ request: WebRequest, formats: [Format] = [.csv, .json], command: String?) {
        let items = request.query.filter { !$0.value.isEmpty && $0.key != "page" && $0.key != "cursor" }
        // JSON comes in pages; everything else is the whole list.
        let whole = items.filter { $0.key != "limit" }
        func address(_ format: Format, _ ending: String) -> String {
            let path = (request.path == "/" ? "/desk" : request.path) + ending
            return FormText.address(path, format == .json ? items : whole)
        }
        links = formats.compactMap { format in
            format.pathExtension.map { ending in
                let plain = address(format, ending)
                let evidence = format.holdsRows ? [QueryItem(Address.evidenceKey, "1")] : []
                return Link(format.title, FormText.address(plain, evidence))
            }
        }
        curl = "curl '\(request.origin)\(address(.json, ".json"))'"
        self.command = command.map { command in
            whole.reduce(command) { text, item in
                switch item.key {
                case "as_of": "\(text) --as-of \(item.value)"
                case "sort", "fields", "by", "table", "after", RowSample.sizeKey, RowSample.seedKey:
                    "\(text) --\(item.key) \(Self.quoted(item.value))"
                default: "\(text) --where '\(item.key)=\(Self.quoted(item.value))'"
                }
            }
        }
    }

    private static func quoted(_ text: String) -> String {
        text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
    }
}

/// What stands where a list has no row: why, and what would match, for the partial `empty`.
public struct EmptyState: Sendable {
    let sentence: String
    let hints: [Link]
    let hasHints: Bool

    /// Makes the empty state.
    ///
    /// - Parameters:
    ///   - sentence: Why nothing is there, such as "No vacancies match."
    ///   - hints: What would match, such as "14 match without Thai 2", with the address that shows them.
    public init(_ sentence: String, hints: [Link] = []) {
        self.sentence = sentence
        self.hints = hints
        hasHints = !hints.isEmpty
    }
}

/// A drawing with its title, its sentence and its numbers as a table, for the partial `figure`.
public struct Figure: Sendable {
    let title: String
    let subtitle: String
    let svg: String
    let sentence: String
    let table: TableModel
    let csvAddress: String?
    let narrow: Narrow?

    /// The drawing that narrow screens show instead, with the days that it is cut to; nil where it shows all.
    struct Narrow: Sendable {
        let svg: String
        let days: String?
    }

    /// Makes a figure.
    ///
    /// - Parameters:
    ///   - title: The finding.
    ///   - subtitle: The measure with its unit and source.
    ///   - svg: The drawing, made by a chart of this target.
    ///   - narrow: The same for narrow screens; nil to let them scroll.
    ///   - sentence: What the drawing shows, for those who do not see it.
    ///   - table: The same numbers.
    ///   - csvAddress: Where the numbers are as CSV; nil for nowhere.
    public init(
        title: String, subtitle: String, svg: String, narrow: String? = nil, sentence: String, table: TableModel,
        csvAddress: String?
    ) {
        self.title = title
        self.subtitle = subtitle
        self.svg = svg
        self.sentence = sentence
        self.table = table
        self.csvAddress = csvAddress
        self.narrow = narrow.map { Narrow(svg: $0, days: nil) }
    }

    /// Makes the figure of a strip, with a drawing of its own for narrow screens.
    init(
        title: String, subtitle: String, strip: Strip, sentence: String, table: TableModel, csvAddress: String?
    ) {
        self.title = title
        self.subtitle = subtitle
        svg = strip.svg(title: title, description: sentence)
        self.sentence = sentence
        self.table = table
        self.csvAddress = csvAddress
        let cut = strip.narrowed
        narrow = Narrow(
            svg: cut.narrowSVG(title: title, description: sentence),
            days: "\(Words.month(cut.days.start)) to \(Words.month(cut.days.end))"
        )
    }
}

/// A list of facts about one thing, for the partial `facts`.
public struct Facts: Sendable {
    /// One fact.
    public struct Fact: Sendable {
        let term: String
        let text: String
        let address: String?
        let mark: Mark?

        /// Makes a fact.
        public init(_ term: String, _ text: String, address: String? = nil, mark: Mark? = nil) {
            self.term = term
            self.text = text
            self.address = address
            self.mark = mark
        }
    }

    let facts: [Fact]

    /// Makes the list.
    public init(_ facts: [Fact]) { self.facts = facts }
}
