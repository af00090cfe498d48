import CadreDomain
import CadreExchange
import Testing

/// The delivered tables: whole, consistent and honest about what is not known.
@Suite("Delivered reference tables")
struct ReferenceTableFilesTests {
    let tables: ReferenceTables

    init() throws {
        tables = try ReferenceTableFiles.load()
    }

    func day(_ text: String) throws -> Day { try #require(Day(text)) }
    func country(_ text: String) throws -> CountryCode { try #require(CountryCode(text)) }

    @Test("There are 245 countries and territories, each with coordinates")
    func countryCount() {
        #expect(tables.countries.count == 245)
        #expect(tables.countries.filter { $0.kind == .country }.count == 197)
        #expect(tables.countries.allSatisfy { $0.coordinates != nil })
        #expect(tables.countries.filter { $0.kind == .country }.allSatisfy { !$0.capital.isEmpty })
        #expect(tables.countries.filter(\.isCapExempt).count == 17)
    }

    @Test(
        "Every command has its countries today",
        arguments: zip(
            ["AFRICOM", "CENTCOM", "EUCOM", "INDOPACOM", "NORTHCOM", "SOUTHCOM"], [53, 21, 50, 38, 4, 31]))
    func countriesPerCommand(command: String, count: Int) throws {
        let today = try day("2026-10-01")
        let members = tables.countries.filter {
            $0.kind == .country && tables.command(of: $0.code, on: today)?.rawValue == command
        }
        #expect(members.count == count)
    }

    @Test("Every country has exactly one command on every day since the last one joined the map")
    func membershipIsWhole() throws {
        for text in ["2011-07-09", "2021-01-14", "2021-01-15", "2025-06-17", "2026-10-01"] {
            let today = try day(text)
            for country in tables.countries {
                let rows = tables.memberships.filter { $0.country == country.code && $0.days.contains(today) }
                #expect(rows.count == 1, "\(country.code) on \(text)")
            }
        }
    }

    @Test("Israel changes from EUCOM to CENTCOM and Greenland from EUCOM to NORTHCOM on the day of the change")
    func membershipAsOf() throws {
        let israel = try country("ISR")
        #expect(tables.command(of: israel, on: try day("2021-01-14"))?.rawValue == "EUCOM")
        #expect(tables.command(of: israel, on: try day("2021-01-15"))?.rawValue == "CENTCOM")
        let greenland = try country("GRL")
        #expect(tables.command(of: greenland, on: try day("2025-06-16"))?.rawValue == "EUCOM")
        #expect(tables.command(of: greenland, on: try day("2025-06-17"))?.rawValue == "NORTHCOM")
        #expect(tables.command(of: try country("SSD"), on: try day("2011-07-08")) == nil)
    }

    @Test("A city of the place table has its own place, every other city that of the capital")
    func places() throws {
        let germany = try country("DEU")
        let stuttgart = try #require(tables.coordinates(of: "Stuttgart", in: germany))
        #expect(abs(stuttgart.latitude - 48.78) < 0.05 && abs(stuttgart.longitude - 9.18) < 0.05)
        let capital = try #require(tables.country(germany)?.coordinates)
        #expect(tables.coordinates(of: "Berlin", in: germany) == capital)
        #expect(tables.coordinates(of: "Stuttgart", in: try country("FRA")) != stuttgart)
        #expect(!tables.places.contains { place in tables.country(place.country)?.capital == place.name })
    }

    @Test("A country answers to alpha-3 and alpha-2 in either case", arguments: ["PHL", "phl", "PH", "ph"])
    func alphaTwo(written: String) {
        #expect(tables.country(written: written)?.name == "Philippines")
    }

    @Test("Kosovo is found under its user-assigned codes and an unknown code is not found")
    func userAssigned() {
        #expect(tables.country(written: "XK")?.code.rawValue == "XKX")
        #expect(tables.country(written: "ZZ") == nil)
        #expect(tables.country(written: "ZZZ") == nil)
    }

    @Test("Every language of a country has a name")
    func languagesHaveNames() {
        for country in tables.countries {
            for language in country.languages {
                #expect(tables.name(of: language, in: .languages) != nil, "\(country.code) \(language)")
            }
        }
        #expect(tables.country(written: "PHL")?.languages == ["tgl"])
    }

    @Test("What is not public stays unverified")
    func unverified() throws {
        let areas = try #require(tables.codes[.functionalAreas])
        #expect(areas.entries.map(\.code) == ["A", "B", "C", "D", "E", "F", "G", "H", "I"])
        #expect(areas.entries.allSatisfy { $0.confidence == .unverified })
        let poland = try #require(tables.tour(in: try country("POL"), on: try day("2026-10-01")))
        #expect(poland.confidence == .unverified)
        #expect(tables.memberships.filter { $0.country.rawValue == "ISR" }.allSatisfy { $0.confidence == .unverified })
        #expect(tables.countries.contains { $0.confidence == .unverified })
    }

    @Test("The two schemes of grade equivalence disagree on O-6 and agree on O-4")
    func equivalence() throws {
        func civilian(_ scheme: String, _ grade: String) -> String? {
            tables.gradeEquivalences.first { $0.scheme == scheme && "\($0.military)" == grade }?.civilian.description
        }
        #expect(civilian("A", "O6") == "GS14-GS15")
        #expect(civilian("B", "O6") == "GS15")
        #expect(civilian("A", "O4") == civilian("B", "O4"))
        #expect(civilian("A", "W4") == nil)
        #expect(civilian("B", "W4") == "GS8-GS9")
        #expect(tables.gradeTitles.count == 40)
        #expect(tables.gradeScale(on: try day("2001-06-14")).scheme == nil)
        #expect(tables.gradeScale(on: try day("2026-10-01")).scheme == "A")
        #expect(tables.gradeSchemes.map(\.confidence) == [.unverified])
    }

    @Test("Certifications of both schemes count for a year from the start of the second, which no source confirms")
    func certificationSchemes() throws {
        func counting(_ text: String) throws -> [String] {
            let day = try day(text)
            return tables.certificationSchemes.filter { $0.days.contains(day) }.map(\.name)
        }
        #expect(try counting("2024-09-30") == ["SC-1.0"])
        #expect(try counting("2024-10-01") == ["SC-1.0", "SC-2.0"])
        #expect(try counting("2025-09-30") == ["SC-1.0", "SC-2.0"])
        #expect(try counting("2025-10-01") == ["SC-2.0"])
        #expect(tables.certificationSchemes.allSatisfy { $0.confidence == .unverified })
    }

    @Test("The levels of language skill are those of the code in its order; what no source words stays unverified")
    func levels() {
        let levels = tables.ilrLevels
        #expect(levels.map(\.level) == (0...10).compactMap { ILRLevel(validating: $0) })
        #expect(levels.map(\.level) == levels.map(\.level).sorted())
        #expect(levels.allSatisfy { !$0.meaning.isEmpty && $0.source.contains("TalentMAP") })
        let unverified = levels.filter { $0.confidence == .unverified }.map(\.level.description)
        #expect(unverified == ["1+", "2+", "3+", "4+"])
    }

    @Test("A tour has its own row from its day on and the default row otherwise")
    func tours() throws {
        let bahrain = try country("BHR")
        #expect(tables.tour(in: bahrain, on: try day("2020-06-01"))?.length.accompaniedMonths == 36)
        #expect(tables.tour(in: bahrain, on: try day("2020-06-02"))?.length.unaccompaniedMonths == 12)
        #expect(tables.tour(in: bahrain, on: try day("2020-06-02"))?.length.accompaniedMonths == nil)
        #expect(tables.tour(in: try country("FJI"), on: try day("2026-10-01"))?.country == nil)
    }

    @Test("The cap is six service members and spares the countries that the statute names")
    func cap() throws {
        let today = try day("2026-10-01")
        #expect(tables.strengthCap(in: try country("KEN"), on: today)?.limit == 6)
        #expect(tables.strengthCap(in: try country("PHL"), on: today) == nil)
    }

    @Test("Demand covers 169 partners and leaves out the total lines of the reports")
    func demand() {
        #expect(tables.trainingDemand.count == 169)
        #expect(tables.trainingDemand.map(\.students).reduce(0, +) == 314_303)
        #expect(tables.trainingDemand.allSatisfy { $0.fiscalYears == "FY2015-FY2019" && $0.costCents >= 0 })
    }

    @Test("Named offices have their type")
    func officeTypes() throws {
        let types = try ReferenceTableFiles.countryOfficeTypes()
        #expect(types[try country("PHL")] == "JUSMAG")
        #expect(types[try country("KEN")] == "KUSLO")
        #expect(types.count == 26)
        #expect(tables.name(of: "JUSMAG", in: .officeTypes) == "Joint US Military Assistance Group")
    }

    @Test("A course that is no longer offered ends, and an older code finds it")
    func courses() throws {
        let course = try #require(tables.courses.first { $0.aliases.contains("SCM-421") })
        #expect(course.code == "SCM-CS")
        #expect(!course.validity.isOpen)
        #expect(tables.courses.first { $0.code == "SCM-C" }?.prerequisites == ["SCM-OC-OL", "IPSR-OL"])
    }
}
