import CadreDomain
import CadrePlanning
import CadreTestSupport
import Synchronization
import Testing

@testable import CadreApplication

/// Goal: a slate on a day is what it was by the end of that day, whoever reads it.
@Suite("Slates and the journal on a day")
struct DatedSlateTests {
    /// A clock that a test moves.
    private final class Clock: Sendable {
        private let moment = Mutex(SampleService.now)

        var now: Timestamp { moment.withLock { $0 } }

        func move(to day: String) {
            let start = Timestamp(startOf: SampleDay.day(day)).milliseconds
            moment.withLock { $0 = Timestamp(milliseconds: start + 34_200_000) }
        }
    }

    private static let days = (
        solved: "2026-11-01", pinned: "2026-11-03", submitted: "2026-11-05", published: "2026-11-09"
    )

    private let officer = Caller.sample(role: .assignmentOfficer, actor: "a.officer")
    private let second = Caller.sample(role: .planner, actor: "b.planner")
    private let useCases: UseCases
    private let first: ID<Slate>
    private let next: ID<Slate>

    /// Solves on one day, excludes on the next, submits and publishes on two more.
    init() async throws {
        let clock = Clock()
        let register = Register(
            offices: [.sample(1)], positions: [SlateSample.chief, SlateSample.deputy, SlateSample.naval],
            people: [.sample(1), .sample(2, grade: "O5"), .sample(3, grade: "E7")]
        )
        useCases = try await SampleService(MemoryStore(register)) { clock.now }.useCases
        first = try await useCases.solveSlate(
            from: SlateSample.from, to: SlateSample.to, key: .sample("solve"), by: officer
        )
        clock.move(to: Self.days.pinned)
        let line = try #require(try await useCases.showSlate(first.rawValue, for: officer).plan.lines.first)
        let input = PinSlate.Input(
            slate: first, expectedVersion: 1, kind: .exclude, person: line.person, position: line.position,
            reason: "Needed at home."
        )
        next = try await useCases.pinSlate(input, key: .sample("pin"), by: officer)
        clock.move(to: Self.days.submitted)
        _ = try await useCases.submitSlate(next, expectedVersion: 1, key: .sample("submit"), by: officer)
        clock.move(to: Self.days.published)
        _ = try await useCases.publishSlate(next, expectedVersion: 2, key: .sample("publish"), by: second)
    }

    private func list(_ query: [QueryItem]) async throws -> [String] {
        try await useCases.listSlates.all(query, for: officer).rows.map {
            "\($0.head.slate.id) \($0.head.slate.state.word) \($0.head.slate.version) \($0.head.pinCount)"
        }
    }

    @Test("The list of a day holds the slates made by then, in the state and at the version of then, newest first")
    func lists() async throws {
        func on(_ day: String) async throws -> [String] { try await list([QueryItem("as_of", day)]) }
        #expect(try await on("2026-10-31").isEmpty)
        #expect(try await on("2026-11-01") == ["\(first) draft 1 0"])
        #expect(try await on("2026-11-02") == ["\(first) draft 1 0"])
        #expect(try await on("2026-11-04") == ["\(next) draft 1 1", "\(first) superseded 2 0"])
        #expect(try await on("2026-11-08") == ["\(next) submitted 2 1", "\(first) superseded 2 0"])
        let now = ["\(next) published 3 1", "\(first) superseded 2 0"]
        #expect(try await on("2026-11-09") == now)
        #expect(try await on("2030-01-01") == now)
        #expect(try await list([]) == now)
    }

    @Test("The list is filtered by state, window, day and name, sorted, and cut into pages that a cursor joins")
    func grammar() async throws {
        #expect(try await list([QueryItem("state", "published")]) == ["\(next) published 3 1"])
        #expect(try await list([QueryItem("made_on__lte", "2026-11-02")]) == ["\(first) superseded 2 0"])
        #expect(try await list([QueryItem("from__gt", "2027-01-01")]).isEmpty)
        #expect(try await list([QueryItem("published_by", "b.planner")]).count == 1)
        #expect(try await list([QueryItem("superseded_by", next.rawValue)]) == ["\(first) superseded 2 0"])
        #expect(try await list([QueryItem("sort", "made_on")]).first?.hasPrefix(first.rawValue) == true)
        let limit = QueryItem("limit", "1")
        let page = try await useCases.listSlates.page([limit], for: officer)
        #expect(page.total == 2 && page.rows.map(\.head.slate.id) == [next])
        let cursor = try #require(page.next)
        let rest = try await useCases.listSlates.page([limit, QueryItem("cursor", cursor)], for: officer)
        #expect(rest.rows.map(\.head.slate.id) == [first] && rest.next == nil)
        let unknown = await refusal { try await useCases.listSlates.all([QueryItem("stat", "x")], for: officer) }
        #expect(unknown?.code == .filterUnknownField && unknown?.fix.contains("Did you mean state?") == true)
    }

    @Test("A slate is shown as it stood, without steps that belong to today, and with the day that was asked for")
    func shown() async throws {
        let day = SampleDay.day("2026-11-06")
        let then = try await useCases.showSlate(next.rawValue, asOf: day, for: second)
        #expect(then.stored.slate.state == .submitted(by: "a.officer") && then.stored.slate.version == 2)
        #expect(!then.isNewest && then.asOf == day && then.sheet.asOf == day)
        let figures = Dictionary(uniqueKeysWithValues: then.sheet.figures.map { ($0.name, $0.value.text) })
        #expect(figures["state"] == "submitted" && figures["made_on"] == Self.days.pinned)
        let now = try await useCases.showSlate(next.rawValue, for: second)
        #expect(
            now.stored.slate.state == .published(by: "b.planner", on: SampleDay.day(Self.days.published))
                && now.isNewest)
        #expect(now.plan.lines == then.plan.lines)
        let front = try await useCases.showFront(next.rawValue, asOf: day, for: second)
        #expect(front.sheet.asOf == day && front.stored.slate.state == then.stored.slate.state)
        #expect(try await useCases.showFront(next.rawValue, for: second).stored.slate.state == now.stored.slate.state)
    }

    @Test("A slate asked for before it was made is not found, with the day on which it was, on every read")
    func early() async throws {
        let day = SampleDay.day("2026-11-02")
        let (id, position) = (next.rawValue, SlateSample.deputy.id.rawValue)
        let refusals = [
            await refusal { try await useCases.showSlate(id, asOf: day, for: officer) },
            await refusal {
                try await useCases.explainSlate(id, position: position, versus: nil, asOf: day, for: officer)
            },
            await refusal { try await useCases.whyPerson(id, person: "per_000001", asOf: day, for: officer) },
            await refusal {
                try await useCases.whatIfSlate(
                    id, person: "per_000001", position: position, asOf: day, for: officer)
            },
            await refusal {
                try await useCases.compareSlates(before: first.rawValue, after: id, asOf: day, for: officer)
            },
            await refusal { try await useCases.showFront(id, asOf: day, for: officer) },
        ]
        for refused in refusals {
            #expect(refused?.code == .slateNotFound)
            #expect(refused?.detail == "There was no slate (\(id)) on 2026-11-02: it was made on 2026-11-03.")
            #expect(refused?.fix == "Look at 2026-11-03 or a later day.")
        }
        let replayed = await refusal { try await useCases.replayRun(id, asOf: day, for: officer) }
        #expect(replayed?.code == .runNotFound && replayed?.detail.contains("made on 2026-11-03") == true)
        #expect(try await useCases.compareSlates.choices(asOf: day, for: officer).map(\.id) == [first])
    }

    @Test("The desk of a day lists the slates that waited then, and a position whom a slate proposed by then")
    func elsewhere() async throws {
        let desk = try await useCases.showDesk(asOf: SampleDay.day("2026-11-06"), for: officer)
        #expect(desk.table("slates")?.rows.map { $0.cells[2].text } == ["submitted"])
        #expect(try await useCases.showDesk(asOf: nil, for: officer).table("slates")?.rows.isEmpty == true)
    }

    @Test("The journal of a day ends with the last entry of that day, in pages and with filters")
    func journal() async throws {
        let calendar = await useCases.keeper.snapshot.calendar
        func read(_ query: [QueryItem], after: Int64 = 0, isWhole: Bool = true) async throws -> JournalPage {
            try await useCases.listEvents(
                JournalQuestion(
                    query, after: after, isNewestFirst: true, isWhole: isWhole, calendar, offices: .none,
                    reference: .sample),
                for: officer)
        }
        func actions(_ query: [QueryItem]) async throws -> [String] {
            try await read(query).list.rows.map(\.draft.action)
        }
        #expect(try await actions([QueryItem("as_of", "2026-10-31")]).isEmpty)
        #expect(try await actions([QueryItem("as_of", "2026-11-02")]) == ["run.ended", "slate.solved", "run.asked"])
        #expect(
            try await actions([QueryItem("as_of", "2026-11-06")]) == [
                "slate.submitted", "run.ended", "slate.superseded", "slate.excluded", "run.asked", "run.ended",
                "slate.solved",
                "run.asked",
            ])
        #expect(try await actions([QueryItem("action", "slate.published")]) == ["slate.published"])
        #expect(
            try await actions([QueryItem("action", "slate.published"), QueryItem("as_of", "2026-11-06")]).isEmpty)
        let all = try await actions([])
        #expect(all.first == "relief.named" && all.last == "run.asked")
        #expect(try await actions([QueryItem("sort", "index")]) == all.reversed())
        var (seen, cursor): ([Int64], String?) = ([], nil)
        repeat {
            let next = [QueryItem("limit", "2")] + (cursor.map { [QueryItem("cursor", $0)] } ?? [])
            let page = try await read(next, isWhole: false).list
            #expect(page.total == all.count && page.rows.count <= 2)
            seen += page.rows.map(\.index)
            cursor = page.next
        } while cursor != nil
        #expect(seen == (1...Int64(all.count)).reversed())
        #expect(try await read([], after: 3).list.rows.map(\.index).last == 4)
        let lost = await refusal { try await read([], after: 99) }
        #expect(lost?.code == .journalIndexUnknown)
    }
}

@Suite("The day of an entry of the journal")
struct JournalCalendarTests {
    @Test("It is that of the entry's time; in a world with a today of its own it is that day")
    func day() {
        let (today, moment) = (SampleDay.day("2026-12-01"), Timestamp(startOf: SampleDay.day("2031-05-04")))
        #expect(JournalCalendar(today: today, isFixed: false, lastIndex: 1).day(of: moment).description == "2031-05-04")
        #expect(JournalCalendar(today: today, isFixed: true, lastIndex: 1).day(of: moment) == today)
    }
}
