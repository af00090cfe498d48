import CadreDomain
import CadrePlanning
import Testing

@Suite("Frozen input")
struct FrozenInputTests {
    @Test("A problem comes back equal from its text, and its plan with it", arguments: 1...8)
    func roundTrip(seed: UInt64) throws {
        var random = RandomProblem(seed: seed)
        let made = random.make(openings: 40, candidates: 40)
        let problem = made.replacingPins([
            Sample.pin(person: 3, position: 4), Sample.pin(.exclude, person: 1, position: 2),
        ])
        let text = FrozenInput.text(of: problem)
        let back = try FrozenInput.problem(from: text)
        #expect(back == problem)
        #expect(FrozenInput.text(of: back) == text)
        #expect(try SlatePlanner.plan(back) == SlatePlanner.plan(problem))
    }

    @Test("Versions of a record come back; a text without any reads as before")
    func versions() throws {
        let always = Sample.always.start
        let before = Sample.person(validity: DayRange(clamping: always, Sample.day("2027-06-01")))
        let after = Sample.person(grade: "O5", validity: DayRange(clamping: Sample.day("2027-06-01"), .endless))
        let qualification = (Qualification.Kind.course(code: "SCO"), earned: "2026-01-01", goodUntil: String?.none)
        let problem = Sample.problem(
            [Sample.opening()],
            [Sample.candidate(before, [qualification], later: [after]), Sample.candidate(Sample.person(2))]
        )
        let text = FrozenInput.text(of: problem)
        let back = try FrozenInput.problem(from: text)
        #expect(back == problem && back.candidates.map(\.later) == [[after], []])
        let records = text.split(separator: "\n").filter { $0.hasPrefix("record\t") }
        #expect(records.count == 1)
        let old = try FrozenInput.problem(from: text.replacing(records[0] + "\n", with: ""))
        #expect(old.candidates.map(\.later) == [[], []])
        let stray = text.replacing(records[0], with: records[0].replacing("per_000001", with: "per_000009"))
        #expect(throws: FrozenInputError.self) { try FrozenInput.problem(from: stray) }
    }

    @Test("The day from which a vacancy is on record comes back, with an overlap or without; an older text has none")
    func recorded() throws {
        func opening(_ number: Int, _ recorded: String?, _ overlap: String?) -> Opening {
            Opening(
                position: Sample.position(number), vacantFrom: Sample.day("2008-10-01"),
                recordedFrom: recorded.map { Sample.day($0) }, reportDay: Sample.day("2027-06-15"),
                overlapFrom: overlap.map { Sample.day($0) }, region: nil
            )
        }
        let recorded = [opening(1, "2021-12-02", nil), opening(2, "2021-12-03", "2027-06-01")]
        let problem = Sample.problem(recorded + [opening(3, nil, "2027-06-01"), opening(4, nil, nil)], [])
        let text = FrozenInput.text(of: problem)
        #expect(try FrozenInput.problem(from: text) == problem)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let old = lines.filter { !$0.hasPrefix("recorded\t") }.joined(separator: "\n")
        #expect(try FrozenInput.problem(from: old).openings.map(\.recordedFrom) == [nil, nil, nil, nil])
        let stray = text.replacing("seed\t7\n", with: "seed\t7\nrecorded\t2021-12-02\n")
        #expect(throws: FrozenInputError.self) { try FrozenInput.problem(from: stray) }
    }

    @Test(
        "Awkward text survives",
        arguments: ["-", "", "\\", "a\tb\nc\rd\r\ne", "a,b", "Zoë \u{301}\u{1F600}", "\\-", "\\e"])
    func awkward(text: String) throws {
        var person = Sample.person(specialties: [text, "48F", text])
        person.name = text
        var position = Sample.position(specialty: text, languages: [(text, "2+/1/0", false)])
        position.title = text
        let problem = Sample.problem(
            [Sample.opening(position, region: nil)],
            [Sample.candidate(person, [(.course(code: text), earned: "2026-01-01", goodUntil: nil)])],
            pins: [Pin(kind: .exclude, person: person.id, position: position.id, reason: text, decidedBy: text)]
        )
        #expect(try FrozenInput.problem(from: FrozenInput.text(of: problem)) == problem)
    }

    @Test("Broken text is refused with the line and the field")
    func broken() throws {
        let text = FrozenInput.text(of: Sample.problem([Sample.opening()], [Sample.candidate()]))
        #expect(throws: FrozenInputError.unknownFormat(found: "nonsense")) {
            try FrozenInput.problem(from: "nonsense\n")
        }
        #expect(throws: FrozenInputError.malformed(line: 2, field: 1, found: "2026-02-30")) {
            try FrozenInput.problem(from: text.replacing("today\t2026-11-01", with: "today\t2026-02-30"))
        }
        #expect(throws: FrozenInputError.missing(word: "seed")) {
            try FrozenInput.problem(from: text.replacing("seed\t7\n", with: ""))
        }
        #expect(throws: FrozenInputError.malformed(line: 4, field: 2, found: "8")) {
            try FrozenInput.problem(from: text.replacing("seed\t7\n", with: "seed\t7\t8\n"))
        }
        #expect(throws: FrozenInputError.malformed(line: 4, field: 0, found: "seeds")) {
            try FrozenInput.problem(from: text.replacing("seed\t7\n", with: "seeds\t7\n"))
        }
    }

    @Test("Cutting the text at any byte never crashes and never gives the problem back")
    func truncated() {
        let problem = Sample.problem([Sample.opening()], [Sample.candidate()], caps: [Sample.cap()])
        let text = FrozenInput.text(of: problem)
        for length in stride(from: 0, to: text.utf8.count - 1, by: 3) {
            let cut = String(decoding: text.utf8.prefix(length), as: UTF8.self)
            #expect((try? FrozenInput.problem(from: cut)) != problem, "cut at \(length)")
        }
    }
}
