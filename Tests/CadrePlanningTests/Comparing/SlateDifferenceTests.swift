import CadreDomain
import CadrePlanning
import Testing

@Suite("What differs between two slates")
struct SlateDifferenceTests {
    private static func position(_ number: Int) -> ID<Position> { ID(prefix: "pos_", sequence: number) }
    private static func person(_ number: Int) -> ID<Person> { ID(prefix: "per_", sequence: number) }

    private static func difference(_ before: SlateProblem, _ after: SlateProblem) throws -> SlateDifference {
        try SlateDifference(
            before: SlatePlanner.plan(before), of: before, after: SlatePlanner.plan(after), of: after
        )
    }

    /// Person 1 knows office 1, so that there the two differ.
    private let candidates = [
        Sample.candidate(Sample.person(1), record: ServiceRecord(offices: [ID(prefix: "off_", sequence: 1)])),
        Sample.candidate(Sample.person(2)),
        Sample.candidate(Sample.person(3, service: .navy, grade: "O2")),
    ]

    @Test("A slate does not differ from itself")
    func same() throws {
        let problem = Sample.problem([Sample.opening(Sample.position(1))], candidates)
        let difference = try Self.difference(problem, problem)
        #expect(difference.isEmpty)
        #expect(difference.count(PositionDifference.Change.unchanged) == 1)
        #expect(difference.count(PersonDifference.Change.nowhere) == 2)
        #expect(difference.points.contains { $0.rule == "move.cost" && $0.before?.units == -2 && $0.change == 0 })
    }

    @Test("An exclusion moves the position to another person, and both people change places with being unplaced")
    func moved() throws {
        let openings = [Sample.opening(Sample.position(1))]
        let before = Sample.problem(openings, candidates)
        let after = Sample.problem(openings, candidates, pins: [Sample.pin(.exclude, person: 1, position: 1)])
        let difference = try Self.difference(before, after)
        #expect(!difference.isEmpty && difference.inputs.isEmpty)
        #expect(difference.positions.map(\.change) == [.moved])
        #expect(difference.positions[0].before?.person == Self.person(1))
        #expect(difference.positions[0].after?.person == Self.person(2))
        #expect(difference.people.map(\.change) == [.unplaced, .placed, .nowhere])
        #expect(difference.decisions.map(\.change) == [.added] && difference.decisions[0].pin.kind == .exclude)
        let lost = difference.positions[0].points.filter { $0.change != 0 }
        #expect(lost.allSatisfy { $0.change < 0 } && lost.contains { $0.rule == "continuity.post" })
    }

    @Test("Openings of one slate alone are added or removed, candidates of one alone placed or unplaced")
    func otherProblem() throws {
        let before = Sample.problem([1, 2].map { Sample.opening(Sample.position($0)) }, Array(candidates.prefix(2)))
        let after = Sample.problem(
            [2, 3].map { Sample.opening(Sample.position($0)) }, [candidates[1], Sample.candidate(Sample.person(4))]
        )
        let difference = try Self.difference(before, after)
        #expect(difference.positions.map(\.listing) == [.before, .both, .after])
        #expect(difference.positions[0].change == .removed && difference.positions[2].change == .added)
        #expect(difference.people.map(\.listing) == [.before, .both, .after])
        #expect(difference.people[0].change == .unplaced && difference.people[2].change == .placed)
        let records = difference.inputs.filter { $0.field == nil }
        #expect(records.map(\.record) == ["pos_000001", "pos_000003", "per_000001", "per_000004"])
        #expect(records.map { $0.after == InputDifference.listed } == [false, true, false, true])
    }

    @Test("A position that neither fills is empty in both, and that is no difference")
    func empty() throws {
        let openings = [Sample.opening(Sample.position(1, service: .navy, grades: ("O6", "O6")))]
        let problem = Sample.problem(openings, candidates)
        let difference = try Self.difference(problem, problem)
        #expect(difference.positions.map(\.change) == [.empty] && difference.isEmpty)
    }

    @Test("Two slates of no opening and no candidate do not differ")
    func nothing() throws {
        let difference = try Self.difference(Sample.problem([], []), Sample.problem([], []))
        #expect(difference.isEmpty && difference.positions.isEmpty && difference.people.isEmpty)
        #expect(difference.points.allSatisfy { $0.before?.points == 0 && $0.after?.points == 0 })
    }

    @Test("Another weight changes the points and not the units, and is named with its field")
    func weights() throws {
        func problem(_ weights: [String: Int]) -> SlateProblem {
            SlateProblem(
                today: Sample.today, window: Sample.window,
                rules: Rules.settings(on: Sample.window.start, weights: weights),
                openings: [Sample.opening(Sample.position(1))], candidates: [candidates[0]]
            )
        }
        let difference = try Self.difference(problem([:]), problem(["move.cost": 5]))
        let cost = try #require(difference.points.first { $0.rule == "move.cost" })
        #expect(cost.before?.units == -2 && cost.before?.points == -40)
        #expect(cost.after?.units == -2 && cost.after?.points == -10)
        #expect(cost.unit == "class of distance" && cost.change == 30)
        #expect(difference.positions.map(\.change) == [.unchanged])
        #expect(difference.inputs.map(\.record) == ["move.cost"])
        let input = try #require(difference.inputs.first)
        #expect(input.kind == "rule" && input.field == "weight" && input.before == "20" && input.after == "5")
    }

    @Test("A rule that only one run counts with has points on one side alone")
    func rules() throws {
        func problem(_ isCounted: (RuleSetting) -> Bool) -> SlateProblem {
            SlateProblem(
                today: Sample.today, window: Sample.window,
                rules: Rules.settings(on: Sample.window.start).filter(isCounted),
                openings: [Sample.opening(Sample.position(1))], candidates: [candidates[0]]
            )
        }
        let difference = try Self.difference(problem { _ in true }, problem { $0.identifier != "move.cost" })
        let cost = try #require(difference.points.first { $0.rule == "move.cost" })
        #expect(cost.before?.points == -40 && cost.after == nil && cost.change == 40)
        #expect(difference.inputs.map(\.record) == ["move.cost"] && difference.inputs[0].after == nil)
    }

    @Test("Points raised to the least a pair is worth are a rule of their own, so that the sums stay right")
    func floor() throws {
        let opening = Sample.opening(Sample.position(1, languages: []), vacantFrom: "2027-12-31")
        func problem(_ weight: Int) -> SlateProblem {
            SlateProblem(
                today: Sample.today, window: Sample.window,
                rules: Rules.settings(on: Sample.window.start, weights: ["move.cost": weight]),
                openings: [opening], candidates: [candidates[1]]
            )
        }
        let difference = try Self.difference(problem(0), problem(10_000))
        let raised = try #require(difference.points.first { $0.rule == PointsEntry.floor })
        #expect(raised.before == nil && raised.after?.units == 1)
        #expect(difference.points.reduce(0) { $0 + ($1.after?.points ?? 0) } == 1)
    }

    @Test("A field of a record that changed is named with both values")
    func fields() throws {
        let openings = [Sample.opening(Sample.position(1))]
        let before = Sample.problem(
            openings,
            [
                Sample.candidate(
                    Sample.person(1),
                    [
                        (.course(code: "SCO"), "2026-01-01", nil)
                    ])
            ])
        let after = SlateProblem(
            today: Sample.today.next, window: Sample.window, seed: 8,
            certificationSchemes: before.certificationSchemes, languages: before.languages,
            openings: [Sample.opening(Sample.position(1, clearance: .secret), vacantFrom: "2027-06-16")],
            candidates: [
                Sample.candidate(
                    Sample.person(1, clearance: .secret), [(.course(code: "SCO"), "2026-01-02", nil)],
                    availableFrom: "2027-05-02"
                )
            ]
        )
        let inputs = try Self.difference(before, after).inputs
        let found = inputs.map { "\($0.kind) \($0.record) \($0.field ?? "") \($0.before ?? "") \($0.after ?? "")" }
        #expect(
            found == [
                "today  day 2026-11-01 2026-11-02", "seed  seed 7 8",
                "opening pos_000001 vacant_from 2027-06-15 2027-06-16",
                "opening pos_000001 report_day 2027-06-15 2027-06-16",
                "opening pos_000001 clearance none secret",
                "candidate per_000001 available_from 2027-05-01 2027-05-02",
                "candidate per_000001 clearance none secret",
                "qualification qua_000100 earned 2026-01-01 2026-01-02",
            ]
        )
    }

    @Test("The day from which a successor may overlap is a field of its opening, though openings share the day")
    func overlap() throws {
        func problem(_ days: [String?]) -> SlateProblem {
            let openings = days.enumerated().map { index, day in
                Sample.opening(Sample.position(index + 1), overlapFrom: day)
            }
            return Sample.problem(openings, [Sample.candidate()])
        }
        let before = problem(["2027-06-01", "2027-06-01", nil])
        let after = problem(["2027-06-01", "2027-06-05", "2027-06-01"])
        let found = try Self.difference(before, after).inputs.map {
            "\($0.kind) \($0.record) \($0.field ?? "") \($0.before ?? "") \($0.after ?? "")"
        }
        #expect(
            found == [
                "opening pos_000002 overlap_from 2027-06-01 2027-06-05", "opening pos_000003 overlap_from - 2027-06-01",
            ])
    }

    @Test("The day from which a vacancy is on record is a field of its opening, beside the overlap")
    func recorded() throws {
        func problem(_ days: (String?, String?)) -> SlateProblem {
            let opening = Opening(
                position: Sample.position(1), vacantFrom: Sample.day("2020-01-01"),
                recordedFrom: days.0.map { Sample.day($0) }, reportDay: Sample.day("2027-06-15"),
                overlapFrom: days.1.map { Sample.day($0) }, region: nil
            )
            return Sample.problem([opening], [Sample.candidate()])
        }
        func fields(_ before: (String?, String?), _ after: (String?, String?)) throws -> [String] {
            try Self.difference(problem(before), problem(after)).inputs.map {
                "\($0.field ?? "") \($0.before ?? "") \($0.after ?? "")"
            }
        }
        let (day, overlap) = ("2021-12-02", "2027-06-01")
        #expect(try fields((nil, nil), (day, nil)) == ["recorded_from - 2021-12-02"])
        #expect(try fields((day, overlap), (day, nil)) == ["overlap_from 2027-06-01 -"])
        #expect(try fields((nil, overlap), (day, nil)).count == 2)
    }
}

@Suite("Laws of the difference between two slates")
struct SlateDifferenceLawsTests {
    /// Two random problems that share openings and candidates, with some decisions.
    private func pair(_ seed: UInt64) throws -> (before: SlateProblem, after: SlateProblem) {
        var random = RandomProblem(seed: seed, isNarrow: !seed.isMultiple(of: 3))
        let whole = random.make(openings: 14, candidates: 16)
        let size = 6 + Int(seed % 7)
        func part(_ drop: Int, _ pins: [Pin], weights: [String: Int]) -> SlateProblem {
            SlateProblem(
                today: whole.today, window: whole.window, seed: whole.seed,
                rules: Rules.settings(on: whole.window.start, weights: weights), languages: whole.languages,
                caps: whole.caps, openings: Array(whole.openings.dropFirst(drop).prefix(size)),
                candidates: Array(whole.candidates.dropFirst(drop).prefix(size + 2)), pins: pins
            )
        }
        let before = part(0, [], weights: [:])
        let line = try SlatePlanner.plan(before).lines.last
        let pins = line.map {
            [Pin(kind: .exclude, person: $0.person, position: $0.position, reason: "No.", decidedBy: "planner")]
        }
        return (
            before, part(Int(seed % 4), pins ?? [], weights: seed.isMultiple(of: 2) ? ["gap.days-avoided": 3] : [:])
        )
    }

    private func difference(_ before: SlateProblem, _ after: SlateProblem) throws -> SlateDifference {
        try SlateDifference(
            before: SlatePlanner.plan(before), of: before, after: SlatePlanner.plan(after), of: after
        )
    }

    @Test("Of a slate and itself nothing differs", arguments: UInt64(1)...20)
    func reflexive(seed: UInt64) throws {
        let (_, after) = try pair(seed)
        #expect(try difference(after, after).isEmpty)
    }

    @Test(
        "The other way round, added and removed, placed and unplaced change names, and every change its sign",
        arguments: UInt64(1)...20)
    func mirrored(seed: UInt64) throws {
        let (before, after) = try pair(seed)
        let (forth, back) = (try difference(before, after), try difference(after, before))
        let turned: [Listing: Listing] = [.both: .both, .before: .after, .after: .before]
        #expect(forth.positions.map(\.position) == back.positions.map(\.position))
        let places: [PositionDifference.Change: PositionDifference.Change] = [.added: .removed, .removed: .added]
        for (one, other) in zip(forth.positions, back.positions) {
            #expect(one.before == other.after && one.after == other.before)
            #expect(other.change == places[one.change] ?? one.change && other.listing == turned[one.listing])
            #expect(one.points.map(\.change) == other.points.map { -$0.change })
        }
        let fates: [PersonDifference.Change: PersonDifference.Change] = [.placed: .unplaced, .unplaced: .placed]
        for (one, other) in zip(forth.people, back.people) {
            #expect(one.person == other.person && one.before == other.after && one.after == other.before)
            #expect(other.change == fates[one.change] ?? one.change && other.listing == turned[one.listing])
        }
        #expect(forth.points.map(\.before) == back.points.map(\.after))
        #expect(Set(forth.decisions.map(\.pin)) == Set(back.decisions.map(\.pin)))
        #expect(forth.decisions.count { $0.change == .added } == back.decisions.count { $0.change == .removed })
        #expect(forth.inputs.map(\.before) == back.inputs.map(\.after))
        #expect(forth.inputs.map(\.field) == back.inputs.map(\.field))
    }

    @Test("Counts add up to the openings, the candidates and the fill of both slates", arguments: UInt64(1)...20)
    func counts(seed: UInt64) throws {
        let (before, after) = try pair(seed)
        let plans = [try SlatePlanner.plan(before), try SlatePlanner.plan(after)]
        let difference = try difference(before, after)
        func places(_ changes: PositionDifference.Change...) -> Int {
            changes.reduce(0) { $0 + difference.count($1) }
        }
        func fates(_ changes: PersonDifference.Change...) -> Int { changes.reduce(0) { $0 + difference.count($1) } }
        #expect(places(.removed, .moved, .unchanged) == plans[0].lines.count)
        #expect(places(.added, .moved, .unchanged) == plans[1].lines.count)
        #expect(fates(.unplaced, .moved, .unchanged) == plans[0].lines.count)
        #expect(fates(.placed, .moved, .unchanged) == plans[1].lines.count)
        #expect(difference.positions.count { $0.listing != .after } == before.openings.count)
        #expect(difference.positions.count { $0.listing != .before } == after.openings.count)
        #expect(difference.people.count { $0.listing != .after } == before.candidates.count)
        #expect(difference.people.count { $0.listing != .before } == after.candidates.count)
    }

    @Test("Points by rule sum to both totals, and points by position to those by rule", arguments: UInt64(1)...20)
    func points(seed: UInt64) throws {
        let (before, after) = try pair(seed)
        let difference = try difference(before, after)
        #expect(
            difference.points.reduce(0) { $0 + ($1.before?.points ?? 0) } == (try SlatePlanner.plan(before)).totalPoints
        )
        #expect(
            difference.points.reduce(0) { $0 + ($1.after?.points ?? 0) } == (try SlatePlanner.plan(after)).totalPoints)
        for rule in difference.points {
            let rows = difference.positions.flatMap(\.points).filter { $0.rule == rule.rule }
            #expect(rows.reduce(0) { $0 + $1.change } == rule.change)
            #expect(rows.reduce(0) { $0 + ($1.before?.units ?? 0) } == rule.before?.units ?? 0)
        }
        for row in difference.positions {
            #expect(row.points.reduce(0) { $0 + ($1.before?.points ?? 0) } == row.before?.points ?? 0)
            #expect(row.points.reduce(0) { $0 + ($1.after?.points ?? 0) } == row.after?.points ?? 0)
        }
    }

    @Test(
        "No decision and no field of the input differs exactly where the two problems are the same",
        arguments: UInt64(1)...20)
    func inputs(seed: UInt64) throws {
        let (before, after) = try pair(seed)
        let difference = try difference(before, after)
        #expect((difference.inputs.isEmpty && difference.decisions.isEmpty) == (before == after))
        #expect(difference.decisions.count == after.pins.count)
        // Every field that differs has a name: a number would be a field that the layout forgot.
        #expect(difference.inputs.allSatisfy { Int($0.field ?? "") == nil })
        #expect(
            Set(difference.inputs.filter { $0.field == nil && $0.kind == "opening" }.map(\.record))
                == Set(difference.positions.filter { $0.listing != .both }.map(\.position.rawValue)))
    }

    @Test("Every field of every kind of record is named as the frozen input writes it")
    func layouts() throws {
        var random = RandomProblem(seed: 3)
        let problem = random.make(openings: 12, candidates: 12)
        // A problem that shares no record with it: each of its records differs as a whole, none is passed over.
        let other = Sample.problem([Sample.opening(Sample.position(99))], [Sample.candidate(Sample.person(99))])
        let records = try difference(problem, other).inputs.filter { $0.field == nil }
        let qualifications = problem.candidates.reduce(0) { $0 + $1.qualifications.count }
        #expect(records.count { $0.kind == "qualification" } == qualifications && qualifications > 0)
        #expect(records.count { $0.kind == "cap" } == problem.caps.count)
        #expect(records.filter { $0.kind == "candidate" }.allSatisfy { $0.record.hasPrefix("per_") })
        #expect(records.filter { $0.kind == "opening" }.allSatisfy { $0.record.hasPrefix("pos_") })
    }
}
