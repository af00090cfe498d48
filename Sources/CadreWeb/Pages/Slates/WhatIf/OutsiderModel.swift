import CadreApplication
import CadreDomain
import CadrePlanning

/// Why whoever is compared is no candidate of the window, and which gates the person meets on the register of today.
struct OutsiderModel: Sendable {
    struct Gate: Sendable {
        let rule: String
        let ruleAddress: String?
        let needed: String
        let found: String
        let isMet: Bool
        let remedy: String?
    }

    let title: String
    let personAddress: String
    let name: String
    let sentences: [String]
    let gates: [Gate]

    init(_ outsider: Outsider, _ people: PeopleNames) {
        name = people.name(outsider.person)
        title = "\(name) is no candidate"
        personAddress = people.request.link("/people/\(outsider.person)")
        sentences = outsider.sentences.map(people.named)
        gates = outsider.gates.map { gate in
            Gate(
                rule: gate.rule, ruleAddress: RuleHelp.address(of: gate.rule), needed: gate.facts.needed,
                found: gate.facts.found, isMet: gate.isMet,
                remedy: gate.isMet || gate.facts.remedy.isEmpty ? nil : PeopleNames.plain(gate.facts.remedy)
            )
        }
    }
}
