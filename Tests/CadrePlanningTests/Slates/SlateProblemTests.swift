import CadreDomain
import CadrePlanning
import Testing

@Suite("Freezing a problem from the register")
struct SlateProblemTests {
    private func tables() -> ReferenceTables {
        func country(_ code: String, isCapExempt: Bool = false) -> Country {
            Country(
                code: Sample.country(code), alpha2: String(code.prefix(2)), name: "The \(code)", kind: .country,
                capital: "", coordinates: nil, languages: [], isCapExempt: isCapExempt, confidence: .verified,
                source: "test"
            )
        }
        func membership(_ code: String, _ command: String) -> CommandMembership {
            CommandMembership(
                country: Sample.country(code), command: Sample.command(command), days: Sample.always,
                confidence: .verified, source: "test"
            )
        }
        return ReferenceTables(
            countries: [country("KEN"), country("PHL", isCapExempt: true)], commands: [],
            memberships: [membership("KEN", "AFRICOM"), membership("PHL", "INDOPACOM")], gradeTitles: [:],
            gradeEquivalences: [],
            codes: [
                CodeTable(
                    name: .languages,
                    entries: [
                        CodeTable.Entry(code: "fra", name: "French", confidence: .verified, source: "test"),
                        CodeTable.Entry(code: "spa", name: "Spanish", confidence: .verified, source: "test"),
                    ]
                )
            ], courses: [], tours: [],
            strengthCaps: [
                StrengthCap(
                    limit: 6, validFrom: Sample.always.start, citation: "22 USC 2321i(c)(1)", confidence: .verified,
                    source: "test"
                )
            ], countryAliases: [], trainingDemand: [], certificationSchemes: Sample.schemes
        )
    }

    private func assignment(
        _ number: Int, person: Int, position: Int, _ from: String, _ plannedEnd: String,
        _ state: Assignment.State = .active, actualEnd: String? = nil
    ) -> Assignment {
        Assignment(
            id: ID(prefix: "asg_", sequence: number), person: ID(prefix: "per_", sequence: person),
            position: ID(prefix: "pos_", sequence: position), from: Sample.day(from),
            plannedEnd: Sample.day(plannedEnd), actualEnd: actualEnd.map { Sample.day($0) }, state: state,
            curtailment: nil
        )
    }

    private func make(_ register: Register) -> SlateProblem {
        SlateProblem.make(register: register, reference: tables(), today: Sample.today, window: Sample.window)
    }

    private func vacancy(_ assignments: [Assignment], position: Position = Sample.position(1)) -> Opening? {
        make(Register(positions: [position], assignments: assignments)).openings.first
    }

    @Test("A position is an opening where it is empty, or falls vacant in the window, and nobody is named")
    func openings() {
        #expect(vacancy([])?.reportDay == Sample.day("2027-01-01"))
        #expect(vacancy([])?.vacantFrom == Sample.always.start)
        let leaving = vacancy([assignment(1, person: 1, position: 1, "2025-01-01", "2027-06-15")])
        #expect(leaving?.vacantFrom == Sample.day("2027-06-15") && leaving?.reportDay == Sample.day("2027-06-15"))
        let left = vacancy([
            assignment(1, person: 1, position: 1, "2023-01-01", "2026-02-01", .completed, actualEnd: "2026-03-01")
        ])
        #expect(left?.vacantFrom == Sample.day("2026-03-01") && left?.reportDay == Sample.day("2027-01-01"))
        #expect(vacancy([assignment(1, person: 1, position: 1, "2025-01-01", "2028-01-01")]) == nil)
        #expect(vacancy([assignment(1, person: 1, position: 1, "2025-01-01", "2027-12-31")]) != nil)
        let relieved = [
            assignment(1, person: 1, position: 1, "2025-01-01", "2027-06-15"),
            assignment(2, person: 2, position: 1, "2027-07-01", "2029-07-01", .planned),
        ]
        #expect(vacancy(relieved) == nil)
        let overlapping = [
            assignment(1, person: 1, position: 1, "2025-01-01", "2027-06-15"),
            assignment(2, person: 2, position: 1, "2025-06-01", "2027-09-01"),
        ]
        #expect(vacancy(overlapping)?.vacantFrom == Sample.day("2027-09-01"))
    }

    @Test("A vacancy is on record from the first day on which it is known who left, never from before it")
    func recorded() throws {
        let left = assignment(
            1, person: 1, position: 1, "2020-01-01", "2024-01-01", .completed, actualEnd: "2024-02-01"
        )
        let register = Register(
            positions: [Sample.position(1), Sample.position(2), Sample.position(3)],
            assignments: [left, assignment(2, person: 2, position: 3, "2025-01-01", "2027-06-15")]
        )
        let openings = make(register).openings
        #expect(openings.map(\.vacantFrom.description) == ["2024-02-01", "2008-10-01", "2027-06-15"])
        #expect(openings.map(\.vacantSince.description) == ["2024-02-01", "2024-02-01", "2027-06-15"])
        #expect(openings.map(\.isVacancyCut) == [false, true, false])
    }

    @Test("A successor may overlap the incumbent by the days wanted, inside the window, where no cap counts seats")
    func overlap() {
        func start(_ from: String, _ plannedEnd: String, _ position: Position = Sample.position(1)) -> String? {
            vacancy([assignment(1, person: 1, position: 1, from, plannedEnd)], position: position)
                .map(\.overlapFrom.description)
        }
        #expect(start("2025-01-01", "2027-06-15") == "2027-06-01")
        #expect(start("2025-01-01", "2027-01-05") == "2027-01-01")
        #expect(start("2025-01-01", "2027-06-15", Sample.position(countsTowardCap: true)) == "2027-06-15")
        #expect(
            start("2025-01-01", "2027-06-15", Sample.position(kind: .civilian, countsTowardCap: true)) == "2027-06-01")
        let renewed = DayRange(clamping: Sample.day("2027-06-08"), .endless)
        #expect(start("2025-01-01", "2027-06-15", Sample.position(validity: renewed)) == "2027-06-08")
        #expect(vacancy([])?.overlapFrom == vacancy([])?.reportDay)
        let short = vacancy([
            assignment(1, person: 1, position: 1, "2025-01-01", "2027-06-10"),
            assignment(2, person: 2, position: 1, "2027-06-10", "2027-06-15"),
        ])
        #expect(short?.overlapFrom == Sample.day("2027-06-11"))
    }

    @Test("In a window that has begun nobody is wanted before today")
    func begun() {
        let today = Sample.day("2027-05-01")
        let register = Register(positions: [Sample.position(1)], people: [Sample.person()])
        let problem = SlateProblem.make(register: register, reference: tables(), today: today, window: Sample.window)
        #expect(problem.openings.first?.reportDay == today)
        #expect(problem.candidates.first?.availableFrom == today)
    }

    @Test("A position that is only required, or gone by then, is no opening")
    func notOpenings() {
        #expect(vacancy([], position: Sample.position(state: .required)) == nil)
        let gone = DayRange(clamping: Sample.always.start, Sample.day("2026-12-01"))
        #expect(vacancy([], position: Sample.position(validity: gone)) == nil)
        let coming = DayRange(clamping: Sample.day("2027-03-01"), .endless)
        #expect(vacancy([], position: Sample.position(validity: coming))?.reportDay == Sample.day("2027-03-01"))
    }

    @Test("A vacancy begins no earlier than the unbroken run of authorized versions that holds on the report day")
    func authorizedLater() throws {
        func openings(_ states: [(Position.State, String)], _ assignments: [Assignment] = []) -> [Opening] {
            let ends = states.dropFirst().map { Sample.day($0.1) } + [.endless]
            let versions = zip(states, ends).map { state, end in
                Sample.position(state: state.0, validity: DayRange(clamping: Sample.day(state.1), end))
            }
            return make(Register(positions: versions.reversed(), assignments: assignments)).openings
        }
        let later = openings([(.required, "2008-10-01"), (.authorized, "2026-04-01"), (.funded, "2026-09-01")])
        #expect(later.map(\.vacantFrom) == [Sample.day("2026-04-01")])
        #expect(later.map(\.reportDay) == [Sample.day("2027-01-01")])
        let broken = openings([(.funded, "2008-10-01"), (.required, "2020-01-01"), (.funded, "2024-01-01")])
        #expect(broken.map(\.vacantFrom) == [Sample.day("2024-01-01")])
        let held = assignment(
            1, person: 1, position: 1, "2025-01-01", "2026-06-01", .completed, actualEnd: "2026-06-01"
        )
        #expect(
            openings([(.required, "2008-10-01"), (.funded, "2024-01-01")], [held]).map(\.vacantFrom)
                == [Sample.day("2026-06-01")]
        )
        let coming = openings([(.required, "2008-10-01"), (.authorized, "2027-05-01")])
        #expect(coming.map(\.vacantFrom) == [Sample.day("2027-05-01")])
        #expect(coming.map(\.reportDay) == [Sample.day("2027-05-01")])
        #expect(coming.map(\.position.state) == [.authorized])
        #expect(openings([(.required, "2008-10-01"), (.authorized, "2028-01-01")]).isEmpty)
        #expect(openings([(.funded, "2008-10-01"), (.required, "2026-12-01")]).isEmpty)
    }

    @Test("Where the window has begun, an incumbent who came after its start and leaves within it makes an opening")
    func cameLate() {
        let register = Register(
            positions: [Sample.position(1)],
            assignments: [assignment(1, person: 1, position: 1, "2027-03-01", "2027-09-01")]
        )
        let problem = SlateProblem.make(
            register: register, reference: tables(), today: Sample.day("2027-05-01"), window: Sample.window
        )
        #expect(problem.openings.map(\.vacantFrom) == [Sample.day("2027-09-01")])
    }

    @Test("The version that holds on the report day is the one to be filled")
    func versions() {
        let change = Sample.day("2027-03-01")
        let before = Sample.position(grades: ("O3", "O4"), validity: DayRange(clamping: Sample.always.start, change))
        let after = Sample.position(grades: ("O5", "O6"), validity: DayRange(from: change))
        let register = Register(
            positions: [after, before],
            assignments: [assignment(1, person: 1, position: 1, "2025-01-01", "2027-06-15")]
        )
        #expect(make(register).openings.map(\.position) == [after])
    }

    @Test("A person is a candidate where free before the window's end, with no next assignment")
    func candidates() {
        func availability(_ person: Person, _ assignments: [Assignment]) -> Day? {
            make(Register(positions: [Sample.position(1)], people: [person], assignments: assignments)).candidates
                .first?
                .availableFrom
        }
        let serving = assignment(1, person: 1, position: 1, "2025-01-01", "2027-06-15")
        #expect(availability(Sample.person(), []) == Sample.today)
        #expect(availability(Sample.person(), [serving]) == Sample.day("2027-06-15"))
        #expect(availability(Sample.person(availableFrom: "2027-08-01"), [serving]) == Sample.day("2027-08-01"))
        #expect(availability(Sample.person(availableFrom: "2027-02-01"), [serving]) == Sample.day("2027-06-15"))
        #expect(availability(Sample.person(availableFrom: "2028-01-01"), [serving]) == nil)
        let next = assignment(2, person: 1, position: 2, "2027-07-01", "2029-07-01", .planned)
        #expect(availability(Sample.person(), [serving, next]) == nil)
        let overdue = assignment(1, person: 1, position: 1, "2023-01-01", "2026-06-15")
        #expect(availability(Sample.person(), [overdue]) == Sample.today.next)
        let gone = DayRange(clamping: Sample.always.start, Sample.day("2026-12-01"))
        #expect(availability(Sample.person(validity: gone), []) == nil)
    }

    @Test("Whoever joins in the window is a candidate from that day; who joins after it is none")
    func joining() throws {
        func candidate(_ start: String, availableFrom: String? = nil) -> Candidate? {
            let validity = DayRange(clamping: Sample.day(start), .endless)
            let person = Sample.person(availableFrom: availableFrom, validity: validity)
            return make(Register(positions: [Sample.position(1)], people: [person])).candidates.first
        }
        #expect(candidate("2027-06-01")?.availableFrom == Sample.day("2027-06-01"))
        #expect(candidate("2027-06-01", availableFrom: "2027-08-01")?.availableFrom == Sample.day("2027-08-01"))
        #expect(candidate("2027-12-31")?.availableFrom == Sample.day("2027-12-31"))
        #expect(candidate("2028-01-01") == nil)
        #expect(candidate("2026-12-01")?.availableFrom == Sample.today)
    }

    @Test("Versions of a record that begin in time to report come along, the last to the first day off record")
    func personVersions() throws {
        func version(_ grade: String, _ start: String, _ end: String) -> Person {
            Sample.person(grade: grade, validity: DayRange(clamping: Sample.day(start), Sample.day(end)))
        }
        let people = [
            version("O5", "2027-06-01", "2028-03-01"), version("O4", "2020-01-01", "2027-06-01"),
            version("O6", "2028-03-01", "2030-01-01"),
        ]
        let candidate = try #require(make(Register(positions: [Sample.position(1)], people: people)).candidates.first)
        #expect(candidate.person == people[1])
        #expect(candidate.later == [version("O5", "2027-06-01", "2030-01-01")])
        let days = ["2027-01-01", "2027-05-31", "2027-06-01", "2029-01-01"]
        #expect(days.map { candidate.person(on: Sample.day($0)).grade.description } == ["O4", "O4", "O5", "O5"])
        let steady = try #require(
            make(Register(positions: [Sample.position(1)], people: Array(people[1...]))).candidates.first)
        #expect(steady.later.isEmpty && steady.person == version("O4", "2020-01-01", "2027-06-01"), "a gap ends it")
        let withdrawn = version("O5", "2027-03-01", "2027-03-01")
        let told = try #require(
            make(Register(positions: [Sample.position(1)], people: people + [withdrawn])).candidates.first)
        #expect(told == candidate, "a version without a day says nothing")
        let late = [version("O4", "2020-01-01", "2028-05-01"), version("O5", "2028-05-01", "2030-01-01")]
        let joined = make(Register(positions: [Sample.position(1)], people: late)).candidates.first
        #expect(joined?.person == version("O4", "2020-01-01", "2030-01-01"))
    }

    @Test("The record of an opening runs over the versions that follow without a gap")
    func positionVersions() throws {
        func position(_ days: [(String, String)]) -> Position? {
            let versions = days.map {
                Sample.position(1, validity: DayRange(clamping: Sample.day($0.0), Sample.day($0.1)))
            }
            return make(Register(positions: versions)).openings.first?.position
        }
        let (first, next) = (("2020-01-01", "2028-05-01"), ("2028-05-01", "2030-01-01"))
        #expect(position([first, next])?.validity.end == Sample.day("2030-01-01"))
        #expect(position([first, ("2028-05-02", "2030-01-01")])?.validity.end == Sample.day("2028-05-01"))
    }

    @Test("What a candidate has done is read from the assignments")
    func record() throws {
        let register = Register(
            positions: [Sample.position(1, country: "KEN", office: 5), Sample.position(2, country: "USA", office: 6)],
            people: [Sample.person()],
            assignments: [
                assignment(2, person: 1, position: 2, "2026-01-01", "2027-06-15"),
                assignment(1, person: 1, position: 1, "2023-01-01", "2024-12-21", .completed, actualEnd: "2024-12-21"),
            ]
        )
        let candidate = try #require(make(register).candidates.first)
        #expect(candidate.record.countries.map(\.rawValue) == ["KEN", "USA"])
        #expect(candidate.record.regions.map(\.rawValue) == ["AFRICOM"])
        #expect(candidate.record.offices.map(\.rawValue) == ["off_000005", "off_000006"])
        #expect(candidate.record.overseasMonths == 24)
        #expect(candidate.station?.position == ID(prefix: "pos_", sequence: 2))
    }

    @Test("Seats under the cap are counted in countries that are not exempt, with those who stay or are named")
    func caps() {
        func counted(_ number: Int, _ country: String) -> Position {
            Sample.position(number, country: country, countsTowardCap: true)
        }
        let register = Register(
            positions: [counted(1, "KEN"), counted(2, "KEN"), counted(3, "KEN"), counted(4, "PHL")],
            assignments: [
                assignment(1, person: 1, position: 2, "2025-01-01", "2027-06-15"),
                assignment(2, person: 2, position: 2, "2027-06-01", "2029-06-01", .planned),
                assignment(3, person: 3, position: 3, "2023-01-01", "2025-01-01", .completed, actualEnd: "2025-01-01"),
            ]
        )
        let problem = make(register)
        #expect(problem.caps.map(\.country.rawValue) == ["KEN"])
        #expect(problem.caps.first?.countryName == "The KEN" && problem.caps.first?.limit == 6)
        #expect(
            problem.caps.first?.holdings.map(\.description) == ["2027-01-01..<2027-06-15", "2027-06-01..<2029-06-01"]
        )
    }

    @Test("Whether a holder counts toward the cap is read from the version of the window's first day, or the next")
    func capVersions() {
        func seats(_ isCounted: (Bool, Bool), change: String, from: String = "2008-10-01") -> Int? {
            let day = Sample.day(change)
            let versions = [
                Sample.position(
                    2, country: "KEN", countsTowardCap: isCounted.0,
                    validity: DayRange(clamping: Sample.day(from), day)
                ),
                Sample.position(2, country: "KEN", countsTowardCap: isCounted.1, validity: DayRange(from: day)),
            ]
            let open = Sample.position(1, country: "KEN", countsTowardCap: true)
            let holder = assignment(1, person: 1, position: 2, "2027-04-01", "2029-06-15", .planned)
            return make(Register(positions: [open] + versions, assignments: [holder])).caps.first?.holdings.count
        }
        #expect(seats((true, false), change: "2027-07-01") == 1)
        #expect(seats((false, true), change: "2027-07-01") == 0)
        #expect(seats((true, false), change: "2027-01-01") == 0)
        #expect(seats((true, false), change: "2027-07-01", from: "2027-02-01") == 1)
    }

    @Test("The names of the languages asked for come along, and the register's order makes no difference")
    func order() {
        var register = Register(
            positions: (1...9).map { Sample.position($0, languages: [("fra", "2", true)]) },
            people: (1...9).map { Sample.person($0) },
            assignments: (1...4).map { assignment($0, person: $0, position: $0, "2025-01-01", "2027-0\($0)-15") }
        )
        let problem = make(register)
        #expect(problem.languages == [LanguageName(code: "fra", name: "French")])
        register.positions.reverse()
        register.people.reverse()
        register.assignments.reverse()
        #expect(make(register) == problem)
    }
}
