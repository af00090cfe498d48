import CadreApplication
import CadreDomain
import Foundation
import Testing

/// Each claim of a puzzle is checked on the records alone, for several seeds.
@Suite("The puzzles of the demo world")
struct DemoPuzzleTests {
    static let seeds: [UInt64] = [1, 2, 3]

    func view(_ seed: UInt64) throws -> DemoWorldView {
        DemoWorldView(try DemoWorldSample.world(seed))
    }

    func puzzle(_ id: String, in view: DemoWorldView) throws -> DemoPuzzle {
        try #require(view.world.puzzles.first { $0.id == id })
    }

    /// The position whose page the puzzle names.
    func position(_ puzzle: DemoPuzzle, in view: DemoWorldView) throws -> Position {
        try #require(view.positions.first { "/positions/\($0.id)" == puzzle.whereToLook })
    }

    @Test("Exactly one chief's position has two incumbents today", arguments: seeds)
    func twoChiefs(seed: UInt64) throws {
        let view = try view(seed)
        let puzzle = try puzzle("two-chiefs", in: view)
        let double = view.positions.filter { position in
            position.title.hasPrefix("Chief, ") && view.incumbents(of: position.id, on: view.today).count > 1
        }
        let post = try #require(double.first)
        #expect(double.count == 1 && puzzle.whereToLook == "/positions/\(post.id)")
        let chiefs = view.incumbents(of: post.id, on: view.today).sorted { $0.from < $1.from }
        #expect(puzzle.answer.contains(try #require(view.offices[post.office]).code))
        #expect(puzzle.answer.contains("since \(chiefs[1].from), \(view.today - chiefs[1].from) days"))
        #expect(chiefs.allSatisfy { puzzle.answer.contains($0.person.rawValue) })
    }

    @Test("One key billet is empty for exactly 200 days, and one of two free people can fill it", arguments: seeds)
    func emptyKeyBillet(seed: UInt64) throws {
        let view = try view(seed)
        let puzzle = try puzzle("empty-key-billet", in: view)
        let empty = view.authorized.filter { position in
            guard position.isKeyBillet, view.incumbents(of: position.id, on: view.today).isEmpty else { return false }
            let past = (view.assignmentsByPosition[position.id] ?? []).compactMap(\.actualEnd)
            return past.max().map { view.today - $0 } == 200
        }
        let post = try position(puzzle, in: view)
        #expect(empty.map(\.id) == [post.id])
        #expect(post.state == .funded)
        #expect(view.assignmentsByPosition[post.id]?.contains { $0.state == .planned } == false)
        let free = view.people.filter { puzzle.question.contains($0.id.rawValue) && view.isFree($0.id) }
        let fit = try #require(free.first { puzzle.answer.hasPrefix("\($0.name) (\($0.id)) meets every gate") })
        let rival = try #require(free.first { $0.id != fit.id })
        #expect(view.failures(fit, for: post, on: view.today).isEmpty)
        #expect(view.failures(rival, for: post, on: view.today) == ["language"])
        #expect(rival.grade > fit.grade)
        for person in [fit, rival] {
            #expect(person.constraints.isEmpty)
            #expect(person.availableFrom.map { $0 <= view.today } == true)
        }
    }

    @Test("The certification of the named relief lapses 150 days into the tour", arguments: seeds)
    func lapsingCertification(seed: UInt64) throws {
        let view = try view(seed)
        let puzzle = try puzzle("lapsing-certification", in: view)
        let person = try #require(view.people.first { "/people/\($0.id)" == puzzle.whereToLook })
        let tour = try #require(view.assignmentsByPerson[person.id]?.first { $0.state == .planned })
        let post = try #require(view.positions.first { $0.id == tour.position })
        #expect(!view.failures(person, for: post, on: tour.from).contains("certification"))
        let lapse = tour.from.adding(days: 150)
        #expect(!view.failures(person, for: post, on: lapse.adding(days: -1)).contains("certification"))
        #expect(view.failures(person, for: post, on: lapse).contains("certification"))
        #expect(lapse < tour.plannedEnd)
        #expect(puzzle.answer.contains("good until \(lapse), 150 days"))
    }

    @Test("One language is required by a position and held by nobody", arguments: seeds)
    func unheldLanguage(seed: UInt64) throws {
        let view = try view(seed)
        let puzzle = try puzzle("unheld-language", in: view)
        let post = try position(puzzle, in: view)
        let language = try #require(post.languages.first)
        #expect(language.isRequired && post.state == .funded)
        #expect(puzzle.answer.contains("(\(language.language))"))
        let holders = view.world.register.qualifications.filter { qualification in
            guard case .language(language.language, _) = qualification.kind else { return false }
            return true
        }
        #expect(holders.isEmpty)
    }

    @Test("One incumbent is two years past the planned end, and nobody else as much as one", arguments: seeds)
    func overdueIncumbent(seed: UInt64) throws {
        let view = try view(seed)
        let post = try position(puzzle("overdue-incumbent", in: view), in: view)
        let late = view.world.register.assignments.filter {
            $0.state == .active && $0.plannedEnd < view.today.adding(months: -12)
        }
        #expect(late.map(\.position) == [post.id])
        #expect(late.first?.plannedEnd == view.today.adding(months: -24))
    }

    @Test(
        "Six members of the forces serve in a country under the cap, and a seventh position is vacant", arguments: seeds
    )
    func countryAtCap(seed: UInt64) throws {
        let view = try view(seed)
        let puzzle = try puzzle("country-at-cap", in: view)
        let office = try #require(view.offices.values.first { "/offices/\($0.code)" == puzzle.whereToLook })
        let cap = try #require(try DemoWorldSample.tables.get().strengthCap(in: office.country, on: view.today))
        let counted = view.positions.filter { $0.country == office.country && $0.countsTowardCap }
        let serving = counted.flatMap { view.incumbents(of: $0.id, on: view.today) }
        #expect(serving.count == cap.limit && counted.count == cap.limit + 1)
        let seventh = try #require(counted.first { view.incumbents(of: $0.id, on: view.today).isEmpty })
        #expect(puzzle.question.contains(seventh.number) && seventh.state == .funded)
        let year2028 = try #require(Day("2028-01-01"))
        #expect(serving.allSatisfy { $0.plannedEnd > year2028 })
        #expect(puzzle.answer.contains("leave on \(try #require(serving.map(\.plannedEnd).min()))"))
    }

    @Test("A relief is named who reports 90 days after the incumbent leaves", arguments: seeds)
    func lateRelief(seed: UInt64) throws {
        let view = try view(seed)
        let puzzle = try puzzle("late-relief", in: view)
        let post = try position(puzzle, in: view)
        let incumbent = try #require(view.incumbents(of: post.id, on: view.today).first)
        let relief = try #require(view.assignmentsByPosition[post.id]?.first { $0.state == .planned })
        #expect(relief.from - incumbent.plannedEnd == 90)
        #expect(incumbent.plannedEnd > view.today)
        #expect(puzzle.answer.hasPrefix("90 days"))
        #expect(puzzle.answer.contains(relief.person.rawValue) && puzzle.answer.contains(incumbent.person.rawValue))
    }

    @Test("The documentation tells the puzzles of seed 1 as they are")
    func documentation() throws {
        let path = URL(filePath: #filePath).appending(path: "../../../../docs/demo.md").standardizedFileURL
        let text = try String(contentsOf: path, encoding: .utf8)
        for puzzle in try DemoWorldSample.one.get().puzzles {
            let section = """
                ### \(puzzle.title)

                Look at `\(puzzle.whereToLook)`. \(puzzle.question)

                *\(puzzle.answer)*
                """
            #expect(text.contains(section), "docs/demo.md does not hold:\n\(section)")
        }
        #expect(text.contains("synthetic"))
    }
}
