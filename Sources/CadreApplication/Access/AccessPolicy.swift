public import CadreDomain

/// Something that a caller may or may not do.
public enum Action: String, Sendable, CaseIterable {
    /// Read positions, offices, countries, figures and slates.
    case readRegister = "register.read"
    /// Read people's records.
    case readPeople = "people.read"
    /// Read the journal and its events.
    case readJournal = "journal.read"
    /// Load files into the register.
    case importRecords = "import.commit"
    /// Edit a position, a person or an office.
    case editRecord = "record.edit"
    /// Revert a change set.
    case revertChange = "change.revert"
    /// Load the training events of public reports.
    case importTrainingEvents = "training-events.import"
    /// Make the demo world.
    case makeDemo = "demo.make"
    /// Make and change sources, with the trust in them.
    case manageSources = "source.manage"
    /// Decide which value stands where sources disagree.
    case decideDisagreement = "disagreement.decide"
    /// Name a relief for a position.
    case nameRelief = "relief.name"
    /// Withdraw the relief named for a position.
    case withdrawRelief = "relief.withdraw"
    /// Override a gate with a reason where a relief is named by hand.
    case overrideGate = "gate.override"
    /// Solve a slate.
    case solveSlate = "slate.solve"
    /// Pin or exclude somebody on a draft.
    case pinSlate = "slate.pin"
    /// Submit a draft for approval.
    case submitSlate = "slate.submit"
    /// Save a view, and change or delete one of one's own.
    case saveView = "view.save"
    /// Be told of rows that newly match a view.
    case subscribeView = "view.subscribe"
    /// Publish a submitted slate.
    case publishSlate = "slate.publish"
    /// Open and close attestation campaigns.
    case openAttestation = "attestation.open"
    /// Attest the roster of an office.
    case attestOffice = "office.attest"
    /// Settle a finding of an attestation.
    case settleFinding = "finding.settle"
}

extension Action {
    /// Whether it changes nothing.
    public var isRead: Bool { [.readRegister, .readPeople, .readJournal].contains(self) }

    /// Whether it touches no part of the service: the register is open to read, and views are one's own.
    var isOpenToEveryScope: Bool { [.readRegister, .saveView, .subscribeView].contains(self) }
}

/// What an action touches, as far as scope is concerned.
public struct Reach: Hashable, Sendable {
    /// The country touched; nil for none in particular.
    public var country: CountryCode?
    /// The command touched; nil for none in particular.
    public var command: CommandCode?
    /// The person touched; nil for nobody in particular.
    public var person: ID<Person>?

    /// The whole service.
    public static let everything = Reach()

    /// Makes a reach.
    public init(country: CountryCode? = nil, command: CommandCode? = nil, person: ID<Person>? = nil) {
        self.country = country
        self.command = command
        self.person = person
    }
}

/// Who may do what, as one table.
public enum AccessPolicy {
    /// The roles that may take each action; everything not listed is refused.
    public static let table: [Action: Set<Caller.Role>] = [
        .readRegister: Set(Caller.Role.allCases),
        .readPeople: [.planner, .assignmentOfficer, .officeChief, .specialist, .inspector, .administrator],
        .readJournal: [.planner, .assignmentOfficer, .inspector, .administrator],
        .importRecords: [.planner, .administrator],
        .editRecord: [.planner, .administrator],
        .revertChange: [.planner, .administrator],
        .importTrainingEvents: [.planner, .administrator],
        .makeDemo: [.administrator],
        .manageSources: [.planner, .administrator],
        .decideDisagreement: [.planner, .administrator],
        .nameRelief: [.assignmentOfficer],
        .withdrawRelief: [.assignmentOfficer],
        .overrideGate: [.assignmentOfficer],
        .solveSlate: [.planner, .assignmentOfficer],
        .pinSlate: [.assignmentOfficer],
        .submitSlate: [.assignmentOfficer],
        .saveView: Set(Caller.Role.allCases),
        .subscribeView: Set(Caller.Role.allCases),
        .publishSlate: [.planner, .assignmentOfficer],
        .openAttestation: [.planner],
        .attestOffice: [.officeChief],
        .settleFinding: [.assignmentOfficer],
    ]

    /// Refuses unless the caller's role may take the action and the scope holds what it touches.
    ///
    /// Reads of the register are open to every scope. People's records are open within the scope: a command's
    /// caller sees the people who serve or will serve there, an office chief those of the country, a specialist
    /// the own record. The journal and whole slates, which name people of every place, need the scope of everything.
    ///
    /// What somebody may read who has not signed in, everybody may.
    public static func check(_ caller: Caller, may action: Action, on reach: Reach = .everything) throws(Refusal) {
        if let visitor = caller.visitor, action.isRead, table[action]?.contains(visitor.role) == true,
            holds(visitor.scope, reach)
        {
            return
        }
        guard table[action]?.contains(caller.role) == true else {
            throw Refusal(
                .callerNotAllowed,
                "A caller in the role (\(caller.role.rawValue)) may not (\(action.rawValue)).",
                fix: "Ask somebody in one of the roles: \(roles(for: action))."
            )
        }
        guard action.isOpenToEveryScope || holds(caller.scope, reach) else {
            throw Refusal(
                .callerNotAllowed,
                "The caller's scope (\(caller.scope)) does not hold what (\(action.rawValue)) touches here.",
                fix: "Ask somebody whose scope holds it, or sign in with another scope."
            )
        }
    }

    /// Whether the caller may take the action on what it touches.
    public static func allows(_ caller: Caller, _ action: Action, on reach: Reach = .everything) -> Bool {
        do throws(Refusal) {
            try check(caller, may: action, on: reach)
            return true
        } catch {
            return false
        }
    }

    private static func holds(_ scope: Caller.Scope, _ reach: Reach) -> Bool {
        switch scope {
        case .global: true
        case .command(let command): reach.command == command
        case .country(let country): reach.country == country
        case .ownRecord(let person): reach.person == person
        }
    }

    private static func roles(for action: Action) -> String {
        (table[action] ?? []).map(\.rawValue).sorted().joined(separator: ", ")
    }
}
