import CadreApplication
import CadreDomain
import CadrePlanning
import Foundation
import Testing

@Suite("The sizes and shares of the demo world")
struct DemoWorldSharesTests {
    let view: DemoWorldView
    var register: Register { view.world.register }

    init() throws {
        view = DemoWorldView(try DemoWorldSample.one.get())
    }

    func share(_ count: Int, of total: Int) -> Double { Double(count) / Double(total) }

    func vacantShare(_ positions: [Position]) -> Double {
        share(positions.count { view.incumbents(of: $0.id, on: view.today).isEmpty }, of: positions.count)
    }

    @Test("There are about 15,000 positions and 14,000 people in offices of more than 150 countries")
    func sizes() {
        #expect((14_700...15_300).contains(view.positions.count))
        #expect((13_800...14_200).contains(view.people.count))
        let countryOffices = register.offices.filter { !["HQ", "IA", "SCHOOL", "CCMD"].contains($0.type) }
        #expect(Set(countryOffices.map(\.country)).count == countryOffices.count)
        #expect(countryOffices.count >= 150)
        #expect((1_900...2_000).contains(view.positions.count { view.isInCountryOffice($0) }))
        #expect(register.offices.count { $0.type == "CCMD" && $0.parent == nil } == 6)
    }

    @Test("An office has the size that the public number of students gives; set by hand is only what has no number")
    func officeSizes() throws {
        let tables = try DemoWorldSample.tables.get()
        let students = Dictionary(uniqueKeysWithValues: tables.trainingDemand.map { ($0.country, $0.students) })
        let sizes = Dictionary(grouping: view.positions, by: \.office).mapValues(\.count)
        var (counted, byHand) = (0, 0)
        for office in register.offices where !["HQ", "IA", "SCHOOL", "CCMD"].contains(office.type) {
            let country = try #require(tables.country(office.country))
            guard let students = students[office.country] else {
                byHand += 1
                continue
            }
            let root = Int(Double(students).squareRoot())
            let expected = country.isCapExempt ? 22 + root / 4 : min(26, 3 + root / 5)
            #expect(sizes[office.id] == expected && students >= 19, "\(office.code): \(students) students")
            if students < 400, !country.isCapExempt { #expect((3...6).contains(expected)) }
            counted += 1
        }
        #expect(byHand == 28 && counted == 142)
    }

    @Test("Of the countries that sent students, docs/demo.md says which have no office")
    func countriesWithoutOffices() throws {
        let tables = try DemoWorldSample.tables.get()
        let served = Set(register.offices.map(\.country))
        let without = try tables.trainingDemand.filter { demand in
            try #require(tables.country(demand.country)).kind == .country && !served.contains(demand.country)
        }
        let closed = without.filter { $0.students >= 19 }.map(\.country.rawValue)
        #expect(without.count == 18 && closed.sorted() == ["AFG", "BLR", "IRN", "RUS"])
        let path = URL(filePath: #filePath).appending(path: "../../../../docs/demo.md").standardizedFileURL
        let words = try String(contentsOf: path, encoding: .utf8).split(whereSeparator: \.isWhitespace)
        let sentence =
            "Of the 18 countries that sent students and have no office, 14 sent fewer than 19; "
            + "Afghanistan, Belarus, Iran and Russia sent more"
        #expect(words.joined(separator: " ").contains(sentence))
    }

    @Test("13 % of authorized positions abroad are vacant today, 8 % of those at home")
    func vacancies() {
        let abroad = view.authorized.filter(\.isOverseas)
        #expect((0.125...0.135).contains(vacantShare(abroad)))
        #expect((0.125...0.135).contains(vacantShare(abroad.filter { view.isInCountryOffice($0) })))
        #expect((0.07...0.09).contains(vacantShare(view.authorized.filter { !$0.isOverseas })))
    }

    @Test("Positions are required only, authorized without money, or funded in the shares that were planned")
    func states() {
        let count = view.positions.count
        #expect((0.05...0.07).contains(share(view.positions.count { $0.state == .required }, of: count)))
        #expect((0.04...0.06).contains(share(view.positions.count { $0.state == .authorized }, of: count)))
        #expect((0.04...0.14).contains(share(register.positions.count - count, of: count)))
    }

    @Test(
        "Services have their shares of the people",
        arguments: [
            (Service.army, 0.36...0.40), (.navy, 0.15...0.20), (.marineCorps, 0.04...0.07), (.airForce, 0.22...0.26),
            (.spaceForce, 0.005...0.02), (.coastGuard, 0.005...0.02), (.defenseWide, 0.10...0.17),
        ])
    func services(service: Service, expected: ClosedRange<Double>) {
        #expect(expected.contains(share(view.people.count { $0.service == service }, of: view.people.count)))
    }

    @Test("Three in five wear a uniform, and every pay plan is a pyramid at its top")
    func pyramid() throws {
        let count = view.people.count
        #expect((0.57...0.63).contains(share(view.people.count { $0.kind == .military }, of: count)))
        for texts in [["O4", "O5", "O6", "O7"], ["E7", "E8", "E9"], ["GS12", "GS13", "GS14", "GS15", "SES"]] {
            let counts = try texts.map { text in
                let grade = try #require(Grade(text))
                return view.people.count { $0.grade == grade }
            }
            #expect(counts.sorted(by: >) == counts, "\(texts) \(counts)")
            #expect(counts.allSatisfy { $0 > 0 })
        }
    }

    @Test("No country under the cap has more than six military positions, but for the one of the puzzle")
    func cap() throws {
        let tables = try DemoWorldSample.tables.get()
        var over: [CountryCode] = []
        for office in register.offices where tables.strengthCap(in: office.country, on: view.today) != nil {
            let counted = view.positions.filter { $0.office == office.id && $0.countsTowardCap }
            #expect(counted.allSatisfy { $0.kind == .military })
            let serving = counted.flatMap { view.incumbents(of: $0.id, on: view.today) }.count
            if counted.count > 6 { over.append(office.country) }
            #expect(counted.count <= 7 && serving <= 7)
        }
        #expect(over.count == 1)
    }

    @Test("Four incumbents in five meet every gate of their position, at home and abroad")
    func qualified() {
        for positions in [view.positions, view.positions.filter { view.isInCountryOffice($0) }] {
            var filled = 0
            var qualified = 0
            let people = Dictionary(uniqueKeysWithValues: view.people.map { ($0.id, $0) })
            for position in positions {
                for assignment in view.incumbents(of: position.id, on: view.today) {
                    guard let person = people[assignment.person] else { continue }
                    filled += 1
                    if view.failures(person, for: position, on: view.today).isEmpty { qualified += 1 }
                }
            }
            #expect((0.75...0.85).contains(share(qualified, of: filled)), "\(qualified) of \(filled)")
        }
    }

    @Test("Five years of tours lie behind, with curtailments, gaps and overlaps, and known rotations ahead")
    func history() throws {
        let start = try #require(Day("2021-12-01"))
        let states = Dictionary(grouping: register.assignments, by: \.state).mapValues(\.count)
        #expect(states[.completed].map { $0 > 15_000 } == true)
        #expect(states[.curtailed].map { (1_000...3_000).contains($0) } == true)
        #expect(states[.cancelled].map { $0 > 50 } == true)
        #expect(states[.planned].map { (1_200...3_000).contains($0) } == true)
        let held = view.authorized.count { !view.incumbents(of: $0.id, on: start).isEmpty }
        #expect((0.80...0.98).contains(share(held, of: view.authorized.count)))
        let window = try #require(DayRange(start: start, end: view.today))
        var gapDays = 0
        var overlapDays = 0
        for position in view.authorized {
            let days = (view.assignmentsByPosition[position.id] ?? []).map { $0.occupiedDays(knownOn: view.today) }
            let occupancy = Occupancy(window: window, holdings: days)
            gapDays += occupancy.gapDays
            overlapDays += occupancy.overlapDays
        }
        let total = window.dayCount * view.authorized.count
        #expect((0.03...0.20).contains(share(gapDays, of: total)))
        #expect((0.0005...0.01).contains(share(overlapDays, of: total)))
        let overdue = register.assignments.count { $0.state == .active && $0.plannedEnd <= view.today }
        #expect((0.01...0.04).contains(share(overdue, of: view.people.count)))
    }

    @Test("The calendar year 2027 has four to five thousand openings")
    func openings() throws {
        let end = try #require(Day("2028-01-01"))
        let named = register.assignments.filter { $0.state == .planned }
        let relieved = Set(named.map(\.position))
        let openings = view.authorized.count { position in
            guard !relieved.contains(position.id) else { return false }
            let incumbents = view.incumbents(of: position.id, on: view.today)
            return incumbents.allSatisfy { $0.plannedEnd < end }
        }
        #expect((4_000...5_000).contains(openings))
        #expect((500...1_600).contains(view.people.count { view.isFree($0.id) }))
    }

    @Test("The slate of 2027 has the openings and the candidates that docs/demo.md names")
    func slate() throws {
        let window = DayRange(clamping: try #require(Day("2027-01-01")), try #require(Day("2028-01-01")))
        let problem = SlateProblem.make(
            register: register, reference: try DemoWorldSample.tables.get(), today: view.today, window: window)
        #expect(problem.openings.count == 4_214)
        #expect(problem.candidates.count == 3_980)
        let serving = problem.candidates.count { candidate in
            (view.assignmentsByPerson[candidate.person.id] ?? []).contains { $0.state == .active }
        }
        #expect(serving == 3_436)
    }

    @Test("Certifications and language results are good for most and lapsed for some")
    func lapsed() {
        var certifications = (good: 0, lapsed: 0)
        var results = (good: 0, lapsed: 0)
        for qualification in register.qualifications {
            let isGood = qualification.goodDays.contains(view.today)
            switch qualification.kind {
            case .certification where isGood: certifications.good += 1
            case .certification: certifications.lapsed += 1
            case .language where isGood: results.good += 1
            case .language: results.lapsed += 1
            case .course: break
            }
        }
        #expect(register.qualifications.allSatisfy { $0.earned <= view.today })
        #expect(certifications.good > 10_000 && certifications.lapsed > 1_000)
        #expect(results.good > 3_000 && results.lapsed > 300)
    }
}
