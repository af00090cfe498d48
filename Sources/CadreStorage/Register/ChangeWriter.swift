import CadreApplication
import CadreDomain
import GRDB

/// Makes the changes of one commit, and checks the laws that no single row can keep.
struct ChangeWriter {
    private let database: Database
    private let offices: OfficeWriter
    private let positions: PositionWriter
    private let people: PersonWriter
    private let qualifications: QualificationWriter
    private let assignments: AssignmentWriter
    private let settings: SettingWriter
    private let slates: SlateWriter
    private let runs: RunWriter
    private let views: ViewWriter
    private let changeSets: ChangeSetWriter
    private let sources: SourceWriter
    private var laws = VersionLaws()

    init(_ database: Database) throws {
        self.database = database
        offices = try OfficeWriter(database)
        positions = try PositionWriter(database)
        people = try PersonWriter(database)
        qualifications = try QualificationWriter(database)
        assignments = try AssignmentWriter(database)
        settings = try SettingWriter(database)
        slates = try SlateWriter(database)
        runs = RunWriter(database)
        views = ViewWriter(database)
        changeSets = ChangeSetWriter(database)
        sources = SourceWriter(database)
    }

    /// Makes the changes in their order; the laws are checked on what comes out of all of them.
    mutating func write(_ changes: [Change]) throws {
        for change in changes { try write(change) }
        try laws.check(database)
    }

    private mutating func write(_ change: Change) throws {
        switch change {
        case .office(let office):
            try offices.write(office)
            laws.offices.insert(office.id)
        case .officeVersionRemoved(let id, let start): try offices.removeVersion(of: id, start: start)
        case .position(let position):
            try positions.write(position)
            laws.positions.insert(position.id)
        case .positionVersionRemoved(let id, let start): try positions.removeVersion(of: id, start: start)
        case .person(let person):
            try people.write(person)
            laws.people.insert(person.id)
        case .personVersionRemoved(let id, let start): try people.removeVersion(of: id, start: start)
        case .qualification(let qualification): try qualifications.write(qualification)
        case .qualificationRemoved(let id): try qualifications.remove(id)
        case .assignment(let assignment): try assignments.write(assignment)
        case .assignmentRemoved(let id): try assignments.remove(id)
        case .slate(let slate): try slates.write(slate)
        case .run(let run): try slates.write(run)
        case .pin(let pin, let slate): try slates.write(pin, on: slate)
        case .runAsked(let run, let frozenInput): try runs.write(run, frozenInput: frozenInput)
        case .runStopAsked(let id, let actor): try runs.stop(id, by: actor)
        case .runEnded(let id, let state, let owner, let at): try runs.end(id, as: state, owner: owner, at: at)
        case .attestationCampaign(let campaign): try AttestationWriter(database).write(campaign)
        case .attestation(let attestation): try AttestationWriter(database).write(attestation)
        case .changeSet(let set): try changeSets.write(set)
        case .source(let source): try sources.write(source)
        case .sourceDelivered(let delivery, let rows): try sources.write(delivery, rows)
        case .fieldDecided(let decision): try sources.write(decision)
        case .setting(let name, let value): try settings.write(name: name, value: value)
        case .views(let change): try views.write(change)
        }
    }
}
