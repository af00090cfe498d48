import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

@Suite("Who may do what")
struct AccessPolicyTests {
    /// One column a role, in the order of `Caller.Role`: planner, assignment officer, office chief, specialist,
    /// inspector, administrator.
    static let matrix: [(Action, String)] = [
        (.readRegister, "yyyyyy"), (.readPeople, "yyyyyy"), (.readJournal, "yynnyy"), (.importRecords, "ynnnny"),
        (.editRecord, "ynnnny"), (.revertChange, "ynnnny"), (.importTrainingEvents, "ynnnny"), (.makeDemo, "nnnnny"),
        (.manageSources, "ynnnny"), (.decideDisagreement, "ynnnny"), (.nameRelief, "nynnnn"),
        (.withdrawRelief, "nynnnn"), (.overrideGate, "nynnnn"), (.solveSlate, "yynnnn"), (.pinSlate, "nynnnn"),
        (.submitSlate, "nynnnn"), (.saveView, "yyyyyy"), (.subscribeView, "yyyyyy"), (.publishSlate, "yynnnn"),
        (.openAttestation, "ynnnnn"), (.attestOffice, "nnynnn"), (.settleFinding, "nynnnn"),
    ]

    @Test("What is open to a visitor is open to every caller of the same site; changes are not")
    func visitor() throws {
        let country = try #require(CountryCode("PHL"))
        let chief = Caller(
            actor: "a", role: .officeChief, scope: .country(country), requestID: "r",
            visitor: Caller.Visitor(role: .inspector, scope: .global)
        )
        for action in Action.allCases {
            let isOwn = [.saveView, .subscribeView].contains(action)
            let isOpen = isOwn || [.readRegister, .readPeople, .readJournal].contains(action)
            #expect(AccessPolicy.allows(chief, action) == isOpen, "\(action)")
        }
        let alone = Caller(actor: "a", role: .officeChief, scope: .country(country), requestID: "r")
        #expect(!AccessPolicy.allows(alone, .readPeople) && !AccessPolicy.allows(alone, .readJournal))
    }

    @Test("The table stands for every action and every role", arguments: matrix)
    func table(action: Action, expected: String) {
        let found = Caller.Role.allCases.map { AccessPolicy.allows(.sample(role: $0), action) ? "y" : "n" }.joined()
        #expect(found == expected)
    }

    @Test("No action is left out of the table")
    func complete() {
        #expect(Self.matrix.map(\.0) == Action.allCases)
        #expect(Set(AccessPolicy.table.keys) == Set(Action.allCases))
        #expect(
            Caller.Role.allCases.map(\.rawValue) == [
                "planner", "assignment_officer", "office_chief", "specialist", "inspector", "administrator",
            ])
    }

    @Test("A scope holds what lies in it and nothing else; reads of the register are open to every scope")
    func scopes() throws {
        let kenya = Reach(country: CountryCode("KEN"), command: CommandCode("AFRICOM"), person: ID("per_1"))
        let scopes: [(Caller.Scope, holds: Bool)] = [
            (.global, true), (.command(try #require(CommandCode("AFRICOM"))), true),
            (.command(try #require(CommandCode("EUCOM"))), false),
            (.country(try #require(CountryCode("KEN"))), true), (.country(try #require(CountryCode("PHL"))), false),
            (.ownRecord(try #require(ID("per_1"))), true), (.ownRecord(try #require(ID("per_2"))), false),
        ]
        for (scope, holds) in scopes {
            let caller = Caller.sample(role: .assignmentOfficer, scope: scope)
            #expect(AccessPolicy.allows(caller, .readPeople, on: kenya) == holds, "\(scope)")
            #expect(AccessPolicy.allows(caller, .nameRelief, on: kenya) == holds, "\(scope)")
            #expect(AccessPolicy.allows(caller, .readRegister, on: kenya))
            #expect(AccessPolicy.allows(caller, .nameRelief) == (scope == .global), "\(scope)")
        }
    }

    @Test("A refusal names the roles or the scope")
    func words() async throws {
        let role = await refusal { try AccessPolicy.check(.sample(role: .inspector), may: .publishSlate) }
        #expect(role?.code == .callerNotAllowed)
        #expect(role?.fix == "Ask somebody in one of the roles: assignment_officer, planner.")
        let scope = Caller.Scope.country(try #require(CountryCode("KEN")))
        let far = await refusal {
            try AccessPolicy.check(.sample(role: .assignmentOfficer, scope: scope), may: .solveSlate)
        }
        #expect(far?.detail.contains("(country:KEN)") == true)
    }
}
