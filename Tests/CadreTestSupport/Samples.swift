public import CadreApplication
public import CadreDomain

/// The day and the ranges that samples live on.
public enum SampleDay {
    /// Today in every sample.
    public static let today = day("2026-11-01")
    /// The validity of records unless a test says otherwise.
    public static let always = DayRange(from: day("2010-01-01"))

    /// Reads a day that the test knows to be one.
    public static func day(_ text: String) -> Day { read(text) }

    /// The range from one day to before another; without end where none is given.
    public static func range(_ start: String, _ end: String? = nil) -> DayRange {
        end.map { DayRange(clamping: day(start), day($0)) } ?? DayRange(from: day(start))
    }

    /// Reads text that the test knows to be right.
    static func read<Value: LosslessStringConvertible>(_ text: String) -> Value { known(Value(text)) }

    static func known<Value>(_ value: Value?) -> Value {
        guard let value else { preconditionFailure("A sample is not what the domain allows.") }
        return value
    }
}

extension Office {
    /// An office in a country; the number tells it apart.
    public static func sample(
        _ number: Int = 1, code: String? = nil, country: String = "PHL", command: String? = "INDOPACOM",
        parent: Int? = nil, validity: DayRange = SampleDay.always
    ) -> Office {
        Office(
            id: ID(prefix: "off_", sequence: number), code: code ?? "ODC-\(number)", name: "Office \(number)",
            type: "ODC", country: SampleDay.read(country), post: "City", command: command.map { SampleDay.read($0) },
            parent: parent.map { ID(prefix: "off_", sequence: $0) }, validity: validity
        )
    }
}

extension Position {
    /// A funded position for an Army officer, O4 to O5; the number tells it apart.
    public static func sample(
        _ number: Int = 1, code: String? = nil, title: String = "Chief", office: Int = 1, country: String = "PHL",
        command: String? = "INDOPACOM", service: Service? = .army, grades: (String, String) = ("O4", "O5"),
        scCode: String? = nil, clearance: Clearance = .none, isKeyBillet: Bool = false, state: State = .funded,
        validity: DayRange = SampleDay.always
    ) -> Position {
        Position(
            id: ID(prefix: "pos_", sequence: number), number: code ?? "N\(number)", title: title,
            office: ID(prefix: "off_", sequence: office), country: SampleDay.read(country), post: "City",
            command: command.map { SampleDay.read($0) }, service: service, kind: .military,
            grades: SampleDay.known(GradeBand(lowest: SampleDay.read(grades.0), highest: SampleDay.read(grades.1))),
            specialty: nil, scCode: scCode.map { SampleDay.read($0) }, clearance: clearance, languages: [],
            tour: SampleDay.known(TourLength(accompaniedMonths: 36, unaccompaniedMonths: 24)),
            isKeyBillet: isKeyBillet, isJointDuty: false, funding: .fmsAdmin, countsTowardCap: false, state: state,
            validity: validity
        )
    }
}

extension Person {
    /// An Army officer, O4; the number tells the person apart.
    public static func sample(
        _ number: Int = 1, name: String? = nil, service: Service = .army, grade: String = "O4",
        clearance: Clearance = .topSecretSCI, clearanceUntil: String? = nil, availableFrom: String? = nil,
        validity: DayRange = SampleDay.always
    ) -> Person {
        Person(
            id: ID(prefix: "per_", sequence: number), name: name ?? "Person \(number)", service: service,
            kind: .military, grade: SampleDay.read(grade), specialties: [], clearance: clearance,
            clearanceUntil: clearanceUntil.map { SampleDay.day($0) },
            availableFrom: availableFrom.map { SampleDay.day($0) }, constraints: [], validity: validity
        )
    }
}

extension Qualification {
    /// A course of a person unless a test says otherwise.
    public static func sample(
        _ number: Int = 1, person: Int = 1, kind: Kind = .course(code: "SCM-O"), earned: String = "2024-03-01",
        goodUntil: String? = nil
    ) -> Qualification {
        Qualification(
            id: ID(prefix: "qua_", sequence: number), person: ID(prefix: "per_", sequence: person), kind: kind,
            earned: SampleDay.day(earned), goodUntil: goodUntil.map { SampleDay.day($0) }
        )
    }
}

extension Assignment {
    /// An assignment; its state follows from its days as of ``SampleDay/today`` unless a test says otherwise.
    public static func sample(
        _ number: Int = 1, person: Int = 1, position: Int = 1, from: String = "2025-07-01",
        plannedEnd: String = "2027-07-01", actualEnd: String? = nil, state: State? = nil
    ) -> Assignment {
        let isAhead = SampleDay.day(from) > SampleDay.today
        return Assignment(
            id: ID(prefix: "asg_", sequence: number), person: ID(prefix: "per_", sequence: person),
            position: ID(prefix: "pos_", sequence: position), from: SampleDay.day(from),
            plannedEnd: SampleDay.day(plannedEnd), actualEnd: actualEnd.map { SampleDay.day($0) },
            state: state ?? (actualEnd != nil ? .completed : isAhead ? .planned : .active), curtailment: nil
        )
    }
}

extension Caller {
    /// A caller over everything unless a test says otherwise.
    public static func sample(
        role: Role = .planner, scope: Scope = .global, actor: String? = nil, requestID: String = "req-1"
    ) -> Caller {
        Caller(actor: actor ?? "a.\(role.rawValue)", role: role, scope: scope, requestID: requestID)
    }
}

extension IdempotencyKey {
    /// A key whose request is told by its name.
    public static func sample(_ key: String, of actor: String = "a", request: String? = nil) -> IdempotencyKey {
        IdempotencyKey(key, of: actor, requestDigest: request ?? "digest of \(key)")
    }
}

extension ReferenceTables {
    /// Six countries in four commands, and what the rules look up.
    public static let sample: ReferenceTables = {
        func country(_ code: String, _ alpha2: String, _ name: String, isCapExempt: Bool = false) -> Country {
            Country(
                code: SampleDay.read(code), alpha2: alpha2, name: name, kind: .country, capital: "City of \(name)",
                coordinates: Coordinates(latitude: 10, longitude: 20), languages: [], isCapExempt: isCapExempt,
                confidence: .verified, source: "sample"
            )
        }
        func command(_ code: String, _ kind: CombatantCommand.Kind = .geographic) -> CombatantCommand {
            CombatantCommand(
                code: SampleDay.read(code), name: "Command \(code)", kind: kind, headquarters: "City",
                confidence: .verified, source: "sample"
            )
        }
        let areas = ["DEU": "EUCOM", "JPN": "INDOPACOM", "KEN": "AFRICOM", "PHL": "INDOPACOM", "USA": "NORTHCOM"]
        return ReferenceTables(
            countries: [
                country("DEU", "DE", "Germany"), country("JPN", "JP", "Japan"), country("KEN", "KE", "Kenya"),
                country("PHL", "PH", "Philippines", isCapExempt: true), country("USA", "US", "United States"),
                country("ZMB", "ZM", "Zambia"),
            ],
            commands: ["AFRICOM", "EUCOM", "INDOPACOM", "NORTHCOM"].map { command($0) } + [
                command("SOCOM", .functional)
            ],
            memberships: areas.sorted { $0.key < $1.key }.map {
                CommandMembership(
                    country: SampleDay.read($0.key), command: SampleDay.read($0.value), days: SampleDay.always,
                    confidence: .verified, source: "sample"
                )
            },
            gradeTitles: [SampleDay.read("O4"): "Major", SampleDay.read("O5"): "Lieutenant colonel"],
            gradeEquivalences: [],
            codes: [
                CodeTable(
                    name: .functionalAreas,
                    entries: ["A", "C"].map {
                        CodeTable.Entry(code: $0, name: "Area \($0)", confidence: .verified, source: "sample")
                    }
                )
            ],
            courses: [],
            tours: [
                TourRow(
                    country: nil,
                    length: SampleDay.known(TourLength(accompaniedMonths: 36, unaccompaniedMonths: 24)),
                    validFrom: SampleDay.always.start, confidence: .verified, source: "sample"
                )
            ],
            strengthCaps: [], countryAliases: [], trainingDemand: [],
            certificationSchemes: [
                CertificationScheme(name: "SC-2.0", days: SampleDay.always, confidence: .verified, source: "sample")
            ]
        )
    }()
}
