import CadreApplication
import CadreDomain
import HTTPTypes

extension WebRequest {
    /// A day of the body; nil where it is missing.
    func bodyDay(_ name: String) throws(Refusal) -> Day? {
        guard let text = field(name) else { return nil }
        guard let day = Day(text) else {
            throw Refusal(
                .parameterBadValue, "The field \(name) (\(text)) is not a day.",
                fix: "Write it as YYYY-MM-DD, such as 2027-06-15."
            )
        }
        return day
    }

    /// A day of the body that the endpoint asks for.
    func requiredDay(_ name: String) throws(Refusal) -> Day {
        guard let day = try bodyDay(name) else { throw Self.missing(name) }
        return day
    }

    /// A person of the body that the endpoint asks for.
    func bodyPerson() throws(Refusal) -> ID<Person> {
        guard let text = field("person") else { throw Self.missing("person") }
        guard let person = ID<Person>(text) else {
            throw Refusal(
                .personNotFound, "There is no person (\(text)).", fix: "Give the identity, such as per_000031."
            )
        }
        return person
    }

    /// The idempotency key that the gate has asked for.
    func idempotencyKey() throws(Refusal) -> IdempotencyKey {
        guard let idempotency else {
            throw Refusal(
                .idempotencyKeyMissing, "The change came without an idempotency key.",
                fix: "Send the header Idempotency-Key with a value of your own, new for each change."
            )
        }
        return idempotency
    }

    /// The version that the gate has asked for.
    func expectedVersion() throws(Refusal) -> Int {
        guard let version else {
            throw Refusal(
                .versionMissing, "The change does not say which version of the record it was made from.",
                fix: "Send the version that was read in If-Match, such as If-Match: \"3\"."
            )
        }
        return version
    }

    private static func missing(_ name: String) -> Refusal {
        Refusal(
            .requestMalformed, "The body has 1 field at fault.", fix: "Mend the field that is named.",
            problems: [.init(pointer: "/\(name)", detail: "The field is missing.", fix: "Fill it in.")]
        )
    }
}

extension Reply {
    /// The answer to a change that made something: 201 with its address for programs, on to its page for people.
    static func made(_ request: WebRequest, at address: String, _ value: JSONText) -> Reply {
        request.format == .json
            ? .json(value, status: .created).setting(.location, to: address) : .seeOther(address)
    }

    /// Answers a sheet in the format asked for: its first table, or the one given, as rows.
    static func sheet(
        _ sheet: Sheet, _ request: WebRequest, named name: String, csv: DataTable? = nil, sample: String? = nil,
        html: () -> Page
    ) -> Reply {
        let table = csv ?? sheet.tables.first
        let rows = ExportedRows(
            asOf: sheet.asOf, journalIndex: sheet.journalIndex, count: table?.rows.count ?? 0, sample: sample
        )
        switch request.format {
        case .csv:
            let cells = (table?.rows ?? []).map(\.cells)
            return .csv(CSVText(header: table?.header ?? [], rows: cells), named: name, of: rows)
        case .ndjson: return .ndjson(table?.objects ?? [], named: name, of: rows)
        case .xlsx:
            let none = DataTable(name: name, title: name, columns: [], rows: [])
            return .workbook(TableWorkbook(table ?? none, of: sheet), named: name, of: rows)
        case .json: return .json(sheet.json, of: rows)
        case .html, .svg, .eventStream, .file: return .page(html())
        }
    }
    /// Answers the sheet of a record; its CSV holds the table that the address names, or else the first.
    static func record(
        _ sheet: Sheet, _ request: WebRequest, named name: String, html: () -> Page
    ) throws(Refusal) -> Reply {
        guard let table = request.value("table") else { return .sheet(sheet, request, named: name, html: html) }
        let first = try sheet.beginning(with: table, of: sheet.tables.map(\.name)).tables.first
        return .sheet(sheet, request, named: "\(name)-\(table)", csv: first, html: html)
    }
}

extension Endpoint.Parameter {
    /// The table of a record that its CSV holds.
    ///
    /// - Parameters:
    ///   - names: The names of its tables, for a sentence.
    ///   - first: The table that CSV holds where none is named.
    static func table(_ names: String, first: String) -> Endpoint.Parameter {
        Endpoint.Parameter(
            "table", "The table that CSV holds, \(first) unless another is named: \(names).", example: first
        )
    }
}
