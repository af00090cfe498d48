import ArgumentParser
import CadreApplication
import CadreDomain
import CadreWeb

/// Positions: a list and a record.
struct PositionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "positions", abstract: "Lists positions, shows one and edits one.",
        subcommands: [ListCommand<PositionRows>.self, Show.self, SetFields.self]
    )

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shows a position by identity or number.")
        @OptionGroup var options: DataOptions
        @OptionGroup var record: RecordOptions
        @Argument(help: "The identity or the number.") var position: String

        func run() async throws {
            let composition = try await options.reading()
            let detail = try await composition.useCases.showPosition(
                position, asOf: record.day(), for: options.caller()
            )
            try record.write(detail.sheet.telling(detail.history), options.output, composition.reference)
        }
    }
}

/// What `positions` lists write.
enum PositionRows: ListedRows {
    static let abstract = "Lists positions that match."
    static let name = "positions"

    static func rows(
        _ items: [QueryItem], isWhole: Bool, _ useCases: UseCases, for caller: Caller
    ) async throws(Refusal) -> ListPage<PositionRow> {
        isWhole
            ? try await useCases.listPositions.all(items, for: caller)
            : try await useCases.listPositions.page(items, for: caller)
    }
}

/// People: a list and a record.
struct PeopleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "people", abstract: "Lists people, shows one and edits one.",
        subcommands: [ListCommand<PeopleRows>.self, Show.self, SetFields.self]
    )

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shows a person by identity.")
        @OptionGroup var options: DataOptions
        @OptionGroup var record: RecordOptions
        @Argument(help: "The identity.") var person: String

        func run() async throws {
            let composition = try await options.reading()
            let detail = try await composition.useCases.showPerson(person, asOf: record.day(), for: options.caller())
            try record.write(detail.sheet.telling(detail.history), options.output, composition.reference)
        }
    }
}

/// What `people` lists write.
enum PeopleRows: ListedRows {
    static let abstract = "Lists people that match."
    static let name = "people"

    static func rows(
        _ items: [QueryItem], isWhole: Bool, _ useCases: UseCases, for caller: Caller
    ) async throws(Refusal) -> ListPage<PersonRow> {
        isWhole
            ? try await useCases.listPeople.all(items, for: caller)
            : try await useCases.listPeople.page(items, for: caller)
    }
}

/// Offices: a list and the one-page sheet.
struct OfficesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "offices", abstract: "Lists offices, shows one, edits one, and attests its roster.",
        subcommands: [ListCommand<OfficeRows>.self, Show.self, SetFields.self, Attest.self], aliases: ["office"]
    )

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shows an office by code.")
        @OptionGroup var options: DataOptions
        @OptionGroup var record: RecordOptions
        @Argument(help: "The code.") var office: String

        func run() async throws {
            let composition = try await options.reading()
            let detail = try await composition.useCases.showOffice(office, asOf: record.day(), for: options.caller())
            try record.write(detail.sheet.telling(detail.history), options.output, composition.reference)
        }
    }
}

/// What `offices` lists write.
enum OfficeRows: ListedRows {
    static let abstract = "Lists offices that match."
    static let name = "offices"

    static func rows(
        _ items: [QueryItem], isWhole: Bool, _ useCases: UseCases, for caller: Caller
    ) async throws(Refusal) -> ListPage<OfficeRow> {
        isWhole
            ? try await useCases.listOffices.all(items, for: caller)
            : try await useCases.listOffices.page(items, for: caller)
    }
}

/// Countries: a list and the one-page sheet.
struct CountriesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "countries", abstract: "Lists countries and shows one.",
        subcommands: [ListCommand<CountryRows>.self, Show.self]
    )

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shows a country by ISO code.")
        @OptionGroup var options: DataOptions
        @OptionGroup var record: RecordOptions
        @Argument(help: "The ISO code, alpha-3 or alpha-2.") var country: String

        func run() async throws {
            let composition = try await options.reading()
            let detail = try await composition.useCases.showCountry(country, asOf: record.day(), for: options.caller())
            try record.write(detail.sheet, options.output, composition.reference)
        }
    }
}

/// What `countries` lists write.
enum CountryRows: ListedRows {
    static let abstract = "Lists countries that match."
    static let name = "countries"

    static func rows(
        _ items: [QueryItem], isWhole: Bool, _ useCases: UseCases, for caller: Caller
    ) async throws(Refusal) -> ListPage<CountryRow> {
        isWhole
            ? try await useCases.listCountries.all(items, for: caller)
            : try await useCases.listCountries.page(items, for: caller)
    }
}

/// What needs the caller, as the first page shows it.
struct DeskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "desk", abstract: "Shows what needs you: empty key billets, slates that wait; as rows the billets."
    )
    @OptionGroup var options: DataOptions
    @Option(help: "The day to look at, YYYY-MM-DD.") var asOf: String?

    func run() async throws {
        let useCases = try await options.reading().useCases
        var sheet = try await useCases.showDesk(asOf: Day.option(asOf, "as-of"), for: options.caller())
        guard options.output == .table else { return sheet.write(options.output) }
        let whole = sheet.tables
        sheet.tables = whole.map { $0.first(ShowDesk.listCountMax) }
        sheet.write(.table)
        for (table, shown) in zip(whole, sheet.tables) where table.rows.count > shown.rows.count {
            Terminal.note("\(table.title): \(shown.rows.count) of \(table.rows.count); -o json lists every one")
        }
    }
}

/// Staffing: the picture, the projection, and the days behind gaps and overlaps.
struct StaffingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "staffing", abstract: "Shows who is in place and where vacancies come.",
        subcommands: [
            Gap.self, Projected.self, Workforce.self, ListCommand<GapDayRows>.self, ListCommand<OverlapDayRows>.self,
        ]
    )

    struct Gap: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows required, authorized, funded, filled, vacant and qualified by one or two dimensions."
        )
        @OptionGroup var options: DataOptions
        @OptionGroup var list: ListOptions
        @Option(help: "One or two of command, country, office, service, grade, func, separated by a comma.")
        var by: [String] = []
        @Option(help: "Only the rows of this table: staffing or waterfall, the way from required to qualified.")
        var table: String?

        func run() async throws {
            let useCases = try await options.reading().useCases
            // A page holds so many rows at most; more are taken from the whole.
            let cut = list.limit.flatMap { $0 <= ListQuery.limitMax ? $0 : nil }
            let dimensions = by.isEmpty ? nil : by.joined(separator: ",")
            let own = [
                ("by", dimensions), ("sort", list.sort), ("fields", list.fields), ("cursor", list.cursor),
                ("table", table),
            ]
            let items =
                try list.filter.items() + list.sampleItems
                + own.compactMap { key, value in value.map { QueryItem(key, $0) } }
                + (cut.map { [QueryItem("limit", String($0))] } ?? [])
            let picture = try await useCases.showStaffing(items, for: options.caller())
            let isWhole = cut == nil && list.cursor == nil
            if let table, let rows = try picture.otherRows(isWhole: isWhole) {
                return rows.write(options.output, name: table)
            }
            let sheet = picture.sheet(try picture.rows(isWhole: isWhole))
            (list.limit.map { sheet.first($0) } ?? sheet).write(options.output)
        }
    }

    struct Projected: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows the positions that will stand empty in the next 24 months."
        )
        @OptionGroup var options: DataOptions
        @OptionGroup var filter: FilterOptions

        func run() async throws {
            let useCases = try await options.reading().useCases
            try await useCases.showProjected(filter.items(), for: options.caller()).sheet.write(options.output)
        }
    }

    struct Workforce: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Shows how many people are identified and coded and how many positions filled, and why they differ."
        )
        @OptionGroup var options: DataOptions
        @OptionGroup var record: RecordOptions
        @Option(help: "One of service, command, kind.") var by: String?

        func run() async throws {
            let composition = try await options.reading()
            let sheet = try await composition.useCases.showWorkforce(by: by, asOf: record.day(), for: options.caller())
            try record.write(sheet, options.output, composition.reference)
        }
    }
}

/// What lists of gap days write.
enum GapDayRows: ListedRows {
    static let commandName = "gap-days"
    static let abstract =
        "Lists the days of the past year on which an authorized position stood empty, one row each."
    static let name = "\(PositionDay.Kind.gap.noun)s"
    static let path = PositionDay.Kind.gap.path

    static func rows(
        _ items: [QueryItem], isWhole: Bool, _ useCases: UseCases, for caller: Caller
    ) async throws(Refusal) -> ListPage<PositionDay> {
        isWhole
            ? try await useCases.listPositionDays.all(.gap, items, for: caller)
            : try await useCases.listPositionDays.page(.gap, items, for: caller)
    }
}

/// What lists of overlap days write.
enum OverlapDayRows: ListedRows {
    static let commandName = "overlap-days"
    static let abstract =
        "Lists the incumbents beyond the first of each day of the past year, one row each."
    static let name = "\(PositionDay.Kind.overlap.noun)s"
    static let path = PositionDay.Kind.overlap.path

    static func rows(
        _ items: [QueryItem], isWhole: Bool, _ useCases: UseCases, for caller: Caller
    ) async throws(Refusal) -> ListPage<PositionDay> {
        isWhole
            ? try await useCases.listPositionDays.all(.overlap, items, for: caller)
            : try await useCases.listPositionDays.page(.overlap, items, for: caller)
    }
}
