import CadreDomain
import CadrePlanning
import Testing

@Suite("counted.identified")
struct IdentifiedTests {
    typealias Samples = CountingSamples

    @Test("A person without a position, a certification or a training record is on record and not identified")
    func none() throws {
        let language = Qualification.Kind.language(
            code: "tgl", result: try #require(ILRProfile("3/3/3")))
        let count = Samples.counts([], [], [Samples.qualification(1, language)])[0]
        #expect(!count.isIdentified && count.grounds.isEmpty && count.standing == .noGround)
    }

    @Test("Each ground alone identifies, and names the record that it rests on")
    func alone() {
        let assigned = Samples.counts(assignments: [Samples.held()])
        #expect(
            assigned[0].grounds == [.assignment(ID(prefix: "asg_", sequence: 11), in: ID(prefix: "pos_", sequence: 1))])
        #expect(assigned[0].standing == .notCoded && assigned[1].standing == .noGround)
        let certified = Samples.counts([], [], [Samples.qualification(1, Samples.certificate)])[0]
        #expect(certified.grounds == [.certification(ID(prefix: "qua_", sequence: 1))])
        let trained = Samples.counts([], [], [Samples.qualification(1, Samples.course)])[0]
        #expect(trained.grounds == [.training(ID(prefix: "qua_", sequence: 1))] && trained.standing == .noPosition)
    }

    @Test("Grounds stand by strength: position, certification, training record")
    func order() {
        let count = Samples.counts(
            assignments: [Samples.held()],
            qualifications: [Samples.qualification(1, Samples.course), Samples.qualification(2, Samples.certificate)]
        )[0]
        #expect(count.grounds.map(\.word) == [.assignment, .certification, .training])
    }

    @Test("A record counts from the day it was earned, and no more on the day it lapses")
    func days() {
        func isIdentified(_ kind: Qualification.Kind, from: String, until: String?) -> Bool {
            Samples.counts([], [], [Samples.qualification(1, kind, from: from, until: until)])[0].isIdentified
        }
        for kind in [Samples.certificate, Samples.course] {
            #expect(isIdentified(kind, from: "2027-01-01", until: "2027-01-02"))
            #expect(!isIdentified(kind, from: "2027-01-02", until: nil))
            #expect(!isIdentified(kind, from: "2025-01-01", until: "2027-01-01"))
        }
    }

    @Test("A certification of a scheme that does not count on the day is no ground")
    func scheme() {
        let held = [Samples.qualification(1, Samples.certificate)]
        #expect(!Samples.counts([], [], held, schemes: ["SC-1.0"])[0].isIdentified)
    }

    @Test("A position whose record does not hold on the day, and an assignment to come, are no grounds")
    func elsewhere() {
        let ended = RosterSamples.position(1, validity: RosterSamples.range("2010-01-01", "2026-12-31"))
        #expect(!Samples.counts([ended], [Samples.held()])[0].isIdentified)
        #expect(!Samples.counts(assignments: [Samples.held(from: "2027-02-01")])[0].isIdentified)
    }

    @Test("The rule names its source and what is Cadre's own")
    func source() {
        #expect(CountingRule.identified.source.contains("10 USC 384(c)(1)"))
        #expect(CountingRule.identified.source.hasSuffix("Cadre's own definition (unverified)"))
    }
}

extension CountingSamples {
    static func counts(assignments: [Assignment], qualifications: [Qualification] = []) -> [PersonCount] {
        counts([RosterSamples.position(1)], assignments, qualifications)
    }
}
