import CadreApplication
import CadreDomain
import CadreWeb

/// The personas of a demo, which stand in for signing in.
enum Personas {
    /// Whom a visitor who has not chosen reads as; may change nothing.
    static let visitor = Persona(
        key: "inspector", actor: "Ines Inspector", role: .inspector, scope: .global,
        summary: "Looks at everything, follows every figure to its rows, changes nothing."
    )

    /// As whom somebody reads where no personas are offered: the register without people, no journal, no slates.
    static let stranger = Persona(
        key: "stranger", actor: "Stranger", role: .specialist,
        scope: .ownRecord(ID(prefix: "per_", sequence: 0)), summary: "Reads what is open to everybody."
    )

    /// The personas to choose from.
    static let all: [Persona] =
        [
            Persona(
                key: "planner", actor: "Petra Planner", role: .planner, scope: .global,
                summary: "Plans the workforce: staffing, imports, solving and approving slates."
            ),
            Persona(
                key: "officer", actor: "Otto Officer", role: .assignmentOfficer, scope: .global,
                summary: "Fills positions: solves, pins and submits slates, names reliefs."
            ),
            Persona(
                key: "officer-2", actor: "Olga Officer", role: .assignmentOfficer, scope: .global,
                summary: "A second assignment officer: publishes what the first one submits."
            ),
        ] + [officeChief, specialist].compactMap { $0 } + [
            visitor,
            Persona(
                key: "administrator", actor: "Ada Administrator", role: .administrator, scope: .global,
                summary: "Runs the system: imports and health."
            ),
        ]

    private static var officeChief: Persona? {
        CountryCode("PHL").map {
            Persona(
                key: "chief", actor: "Carla Chief", role: .officeChief, scope: .country($0),
                summary: "Runs the office in the Philippines: who is there, who leaves, whether a relief is named."
            )
        }
    }

    private static var specialist: Persona? {
        ID<Person>("per_000001").map {
            Persona(
                key: "specialist", actor: "Sam Specialist", role: .specialist, scope: .ownRecord($0),
                summary: "Serves in a position and looks after the own record."
            )
        }
    }

    /// The persona with this key.
    static func persona(_ key: String) -> Persona? { all.first { $0.key == key } }
}
