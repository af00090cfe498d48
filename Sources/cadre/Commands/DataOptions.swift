import ArgumentParser
import CadreApplication
import CadreDomain
import CadreLedger
import CadreWeb

/// The options of every command that looks at a data directory.
struct DataOptions: ParsableArguments {
    @Option(help: "The data directory.")
    var data = "world"

    @OptionGroup var format: OutputOptions

    @Option(name: .customLong("as"), help: "The persona who acts: \(Personas.all.map(\.key).joined(separator: ", ")).")
    var persona = "planner"

    /// The format asked for, or else the one for people.
    var output: OutputFormat { format.output }

    /// Opens the directory for reading, also while a server writes there.
    func reading() async throws -> Composition {
        try await Composition(directory: data, for: .reading)
    }

    /// Opens the directory for writing; no other process may.
    func writing() async throws -> Composition {
        try await Composition(directory: data, for: .writing)
    }

    /// Who acts.
    func caller() throws -> Caller {
        guard let persona = Personas.persona(persona) else {
            let known = Personas.all.map(\.key)
            throw Refusal(
                .callerUnknown, "There is no persona (\(persona)).",
                fix: "Give one of: \(known.joined(separator: ", "))."
            )
        }
        return Caller(
            actor: persona.actor, role: persona.role, scope: persona.scope,
            requestID: "cli-" + Digest256(of: Clock.randomBytes(16)).description.prefix(16)
        )
    }

    /// A key for one write; a command line is sent once.
    func key() -> IdempotencyKey {
        let random = Digest256(of: Clock.randomBytes(32)).description
        return IdempotencyKey("cli-" + random, of: persona, requestDigest: random)
    }
}

/// The options of commands that choose among records.
struct FilterOptions: ParsableArguments {
    @Option(name: .customLong("where"), help: "A filter as in addresses, such as status=vacant; may be repeated.")
    var filters: [String] = []

    @Option(help: "Text that the identity, number, title or name must hold.")
    var search: String?

    @Option(help: "The day to look at, YYYY-MM-DD.")
    var asOf: String?

    /// The options as the query of an address.
    func items() throws -> [QueryItem] {
        var items = try filters.map { text in
            guard let sign = text.firstIndex(of: "=") else {
                throw Refusal(
                    .usageBad, "The filter (\(text)) has no equals sign.", fix: "Write it as field=value."
                )
            }
            let field = String(text[..<sign])
            guard field == "q" || field == "as_of" || !ListQuery.reservedKeys.contains(field) else {
                throw Refusal(
                    .usageBad, "The filter (\(text)) names no field.", fix: "Use --sort, --fields or --limit."
                )
            }
            return QueryItem(field, String(text[text.index(after: sign)...]))
        }
        if let search { items.append(QueryItem("q", search)) }
        if let asOf { items.append(QueryItem("as_of", asOf)) }
        return items
    }
}

/// The options of commands that list rows.
struct ListOptions: ParsableArguments {
    @OptionGroup var filter: FilterOptions

    @Option(parsing: .unconditional, help: "Fields to order by, such as -gap_days,country.")
    var sort: String?

    @Option(help: "The columns to write, separated by commas.")
    var fields: String?

    @Option(help: "How many rows at most; every row unless given.")
    var limit: Int?

    /// The rows asked for: every row, or one page of them where a limit is given.
    func page<Row>(
        all: () async throws -> ListPage<Row>, limited: () async throws -> ListPage<Row>
    ) async throws -> ListPage<Row> {
        limit == nil ? try await all() : try await limited()
    }

    /// The options as the query of an address.
    func items() throws -> [QueryItem] {
        var items = try filter.items()
        if let sort { items.append(QueryItem("sort", sort)) }
        if let fields { items.append(QueryItem("fields", fields)) }
        if let limit { items.append(QueryItem("limit", String(limit))) }
        return items
    }
}

extension Day {
    /// Reads a day of the command line.
    static func option(_ text: String?, _ name: String) throws -> Day? {
        try text.map { try AsOfDay.read($0, named: name) }
    }
}
