import CadreDomain
import Testing

@Suite("Looking up reference tables")
struct ReferenceTablesTests {
    static let start = Day(number: 14_153)
    static let change = Day(number: 20_000)

    static func code(_ text: String) throws -> CountryCode { try #require(CountryCode(text)) }

    static func country(_ code: String, _ alpha2: String, exempt: Bool = false) throws -> Country {
        Country(
            code: try Self.code(code), alpha2: alpha2, name: code, kind: .country, capital: "", coordinates: nil,
            languages: [], isCapExempt: exempt, confidence: .verified, source: "test")
    }

    static func tour(_ country: String?, _ months: Int, from day: Day) throws -> TourRow {
        TourRow(
            country: try country.map { try code($0) },
            length: try #require(TourLength(accompaniedMonths: nil, unaccompaniedMonths: months)), validFrom: day,
            confidence: .unverified, source: "test")
    }

    static func tables() throws -> ReferenceTables {
        let eucom = try #require(CommandCode("EUCOM"))
        let northcom = try #require(CommandCode("NORTHCOM"))
        let cap = { (limit: Int, day: Day) in
            StrengthCap(limit: limit, validFrom: day, citation: "law", confidence: .verified, source: "test")
        }
        return ReferenceTables(
            countries: [
                try country("GRL", "GL"), try country("PHL", "PH", exempt: true), try country("POL", "PL"),
                try country("USA", "US"),
            ],
            commands: [eucom, northcom].map {
                CombatantCommand(
                    code: $0, name: $0.rawValue, kind: .geographic, headquarters: "", confidence: .verified,
                    source: "test")
            },
            memberships: [
                CommandMembership(
                    country: try code("GRL"), command: eucom, days: DayRange(clamping: start, change),
                    confidence: .unverified, source: "test"),
                CommandMembership(
                    country: try code("GRL"), command: northcom, days: DayRange(from: change),
                    confidence: .unverified, source: "test"),
            ],
            gradeTitles: [:], gradeEquivalences: [],
            codes: [
                CodeTable(
                    name: .languages,
                    entries: [.init(code: "pol", name: "Polish", confidence: .verified, source: "test")])
            ],
            courses: [],
            tours: [
                try tour(nil, 24, from: start), try tour("POL", 12, from: start), try tour("POL", 18, from: change),
            ],
            strengthCaps: [cap(6, start), cap(8, change)], countryAliases: [], trainingDemand: [])
    }

    @Test("A country is found by three or two letters in either case")
    func countries() throws {
        let tables = try Self.tables()
        #expect(tables.country(try Self.code("POL"))?.alpha2 == "PL")
        for text in ["POL", "pol", "PL", "pl"] { #expect(tables.country(written: text)?.code.rawValue == "POL") }
        for text in ["", "P", "XX", "ZZZ", "Poland", "P1"] { #expect(tables.country(written: text) == nil) }
    }

    @Test("A country belongs to the command of the day")
    func membership() throws {
        let tables = try Self.tables()
        let greenland = try Self.code("GRL")
        #expect(tables.command(of: greenland, on: Self.change.adding(days: -1))?.rawValue == "EUCOM")
        #expect(tables.command(of: greenland, on: Self.change)?.rawValue == "NORTHCOM")
        #expect(tables.command(of: greenland, on: Self.start.adding(days: -1)) == nil)
        #expect(tables.command(of: try Self.code("POL"), on: Self.change) == nil)
        #expect(tables.command(try #require(CommandCode("eucom")))?.name == "EUCOM")
    }

    @Test("A tour is that of the country's newest row on the day, else the default")
    func tours() throws {
        let tables = try Self.tables()
        let poland = try Self.code("POL")
        #expect(tables.tour(in: poland, on: Self.change.adding(days: -1))?.length.plannedMonths == 12)
        #expect(tables.tour(in: poland, on: Self.change)?.length.plannedMonths == 18)
        #expect(tables.tour(in: try Self.code("PHL"), on: Self.change)?.length.plannedMonths == 24)
        #expect(tables.tour(in: poland, on: Self.start.adding(days: -1)) == nil)
    }

    @Test("The cap is that of the day, and none at home, in exempt countries and in unknown ones")
    func caps() throws {
        let tables = try Self.tables()
        #expect(tables.strengthCap(in: try Self.code("POL"), on: Self.change.adding(days: -1))?.limit == 6)
        #expect(tables.strengthCap(in: try Self.code("POL"), on: Self.change)?.limit == 8)
        #expect(tables.strengthCap(in: try Self.code("POL"), on: Self.start.adding(days: -1)) == nil)
        for text in ["PHL", "USA", "ZZZ"] {
            #expect(tables.strengthCap(in: try Self.code(text), on: Self.change) == nil)
        }
    }

    @Test("A code has a name in its own table alone")
    func codes() throws {
        let tables = try Self.tables()
        #expect(tables.name(of: "pol", in: .languages) == "Polish")
        #expect(tables.name(of: "POL", in: .languages) == nil)
        #expect(tables.name(of: "pol", in: .officeTypes) == nil)
    }

    @Test(
        "Codes of countries and commands are letters of the right number", arguments: ["", "PO", "POLX", "P0L", "Pö"])
    func badCodes(text: String) {
        #expect(CountryCode(text) == nil)
        #expect(CommandCode(text + "1") == nil)
    }

    @Test("A place lies on the globe")
    func coordinates() {
        #expect(Coordinates(latitude: 90, longitude: -180) != nil)
        #expect(Coordinates(latitude: 90.1, longitude: 0) == nil)
        #expect(Coordinates(latitude: 0, longitude: 180.1) == nil)
        #expect(Coordinates(latitude: .nan, longitude: 0) == nil)
    }

    @Test("A tour lasts one to 120 months, and plans take the longer")
    func tourLength() {
        #expect(TourLength(accompaniedMonths: 36, unaccompaniedMonths: 24)?.plannedMonths == 36)
        #expect(TourLength(accompaniedMonths: nil, unaccompaniedMonths: 12)?.plannedMonths == 12)
        #expect(TourLength(accompaniedMonths: 0, unaccompaniedMonths: 12) == nil)
        #expect(TourLength(accompaniedMonths: nil, unaccompaniedMonths: 121) == nil)
    }
}
