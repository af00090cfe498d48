import ArgumentParser
import CadreApplication
import CadreDomain
import CadreWeb

/// Positions: a list and a record.
struct PositionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "positions", abstract: "Lists positions, shows one and edits one.",
        subcommands: [List.self, Show.self, SetFields.self]
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists positions that match.")
        @OptionGroup var options: DataOptions
        @OptionGroup var list: ListOptions
        @OptionGroup var evidence: EvidenceOption

        func run() async throws {
            let useCases = try await options.reading().useCases
            let caller = try options.caller()
            try await list.page(
                all: { try await useCases.listPositions.all($0, for: caller) },
                limited: { try await useCases.listPositions.page($0, for: caller) }
            ).write(options, evidence, list, name: "positions", path: "/positions")
        }
    }

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

/// People: a list and a record.
struct PeopleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "people", abstract: "Lists people, shows one and edits one.",
        subcommands: [List.self, Show.self, SetFields.self]
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists people that match.")
        @OptionGroup var options: DataOptions
        @OptionGroup var list: ListOptions
        @OptionGroup var evidence: EvidenceOption

        func run() async throws {
            let useCases = try await options.reading().useCases
            let caller = try options.caller()
            try await list.page(
                all: { try await useCases.listPeople.all($0, for: caller) },
                limited: { try await useCases.listPeople.page($0, for: caller) }
            ).write(options, evidence, list, name: "people", path: "/people")
        }
    }

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

/// Offices: a list and the one-page sheet.
struct OfficesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "offices", abstract: "Lists offices, shows one, edits one, and attests its roster.",
        subcommands: [List.self, Show.self, SetFields.self, Attest.self], aliases: ["office"]
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists offices that match.")
        @OptionGroup var options: DataOptions
        @OptionGroup var list: ListOptions
        @OptionGroup var evidence: EvidenceOption

        func run() async throws {
            let useCases = try await options.reading().useCases
            let caller = try options.caller()
            try await list.page(
                all: { try await useCases.listOffices.all($0, for: caller) },
                limited: { try await useCases.listOffices.page($0, for: caller) }
            ).write(options, evidence, list, name: "offices", path: "/offices")
        }
    }

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

/// Countries: a list and the one-page sheet.
struct CountriesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "countries", abstract: "Lists countries and shows one.", subcommands: [List.self, Show.self]
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists countries that match.")
        @OptionGroup var options: DataOptions
        @OptionGroup var list: ListOptions
        @OptionGroup var evidence: EvidenceOption

        func run() async throws {
            let useCases = try await options.reading().useCases
            let caller = try options.caller()
            try await list.page(
                all: { try await useCases.listCountries.all($0, for: caller) },
                limited: { try await useCases.listCountries.page($0, for: caller) }
            ).write(options, evidence, list, name: "countries", path: "/countries")
        }
    }

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
        subcommands: [Gap.self, Projected.self, Workforce.self, GapDays.self, OverlapDays.self]
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

    struct GapDays: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the days of the past year on which an authorized position stood empty, one row each."
        )
        @OptionGroup var options: DataOptions
        @OptionGroup var list: ListOptions
        @OptionGroup var evidence: EvidenceOption

        func run() async throws { try await StaffingCommand.write(.gap, options, list, evidence) }
    }

    struct OverlapDays: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the incumbents beyond the first of each day of the past year, one row each."
        )
        @OptionGroup var options: DataOptions
        @OptionGroup var list: ListOptions
        @OptionGroup var evidence: EvidenceOption

        func run() async throws { try await StaffingCommand.write(.overlap, options, list, evidence) }
    }

    private static func write(
        _ kind: PositionDay.Kind, _ options: DataOptions, _ list: ListOptions, _ evidence: EvidenceOption
    ) async throws {
        let useCases = try await options.reading().useCases
        let caller = try options.caller()
        let page = try await list.page(
            all: { try await useCases.listPositionDays.all(kind, $0, for: caller) },
            limited: { try await useCases.listPositionDays.page(kind, $0, for: caller) }
        )
        try page.write(options, evidence, list, name: "\(kind.noun)s", path: kind.path)
    }
}
