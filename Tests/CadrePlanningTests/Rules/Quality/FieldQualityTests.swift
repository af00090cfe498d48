import CadreDomain
import CadrePlanning
import Testing

private typealias Samples = QualitySamples

private func rule(_ identifier: String) throws -> QualityRule {
    try #require(QualityRule.all.first { $0.identifier == identifier })
}

@Suite("quality.office-post")
struct OfficePostTests {
    @Test("An office without its city is at fault, one with it is not")
    func post() throws {
        let rule = try rule("quality.office-post")
        #expect(Samples.fault(rule, Samples.office(post: "")) == "The post is missing")
        #expect(Samples.fault(rule, Samples.office()) == nil)
    }
}

@Suite("quality.position-code")
struct PositionCodeTests {
    @Test("An authorized position without a code is at fault; a coded one and one required only are not")
    func code() throws {
        let rule = try rule("quality.position-code")
        #expect(Samples.fault(rule, RosterSamples.position(1)) == "The SC code is missing")
        #expect(Samples.fault(rule, RosterSamples.position(1, scCode: "SC2C3")) == nil)
        #expect(Samples.fault(rule, RosterSamples.position(1, state: .required)) == nil)
    }
}

@Suite("quality.position-area")
struct PositionAreaTests {
    @Test("A code with a letter that the table lacks is at fault")
    func area() throws {
        let rule = try rule("quality.position-area")
        #expect(
            Samples.fault(rule, RosterSamples.position(1, scCode: "SC2X3"))
                == "The area (X) of the code (SC2X3) is not known")
        #expect(Samples.fault(rule, RosterSamples.position(1, scCode: "SC2C3")) == nil)
        #expect(Samples.fault(rule, RosterSamples.position(1)) == nil)
    }
}

@Suite("quality.position-office")
struct PositionOfficeTests {
    @Test("A position in another country or command than its office is at fault, with both values")
    func office() throws {
        let rule = try rule("quality.position-office")
        let position = RosterSamples.position(1)
        #expect(Samples.fault(rule, position, office: Samples.office()) == nil)
        #expect(Samples.fault(rule, position) == nil)
        #expect(
            Samples.fault(rule, position, office: Samples.office(country: "JPN"))
                == "The country is (PHL), that of the office (ODC-1) is (JPN)")
        #expect(
            Samples.fault(rule, position, office: Samples.office(command: nil))
                == "The command is (INDOPACOM), that of the office (ODC-1) is (none)")
    }
}

@Suite("quality.position-incumbents")
struct PositionIncumbentsTests {
    @Test("Two who hold a position for longer than a handover are a conflict, to the day")
    func overlap() throws {
        let rule = try rule("quality.position-incumbents")
        let held = [
            RosterSamples.assignment(1, person: 1, position: 1, "2025-01-01", "2027-06-01"),
            RosterSamples.assignment(2, person: 2, position: 1, "2026-12-22", "2028-06-01"),
        ]
        #expect(
            Samples.fault(rule, RosterSamples.position(1), held, days: 9)
                == "Held by 2 people, 10 overlap days in the past year")
        #expect(Samples.fault(rule, RosterSamples.position(1), held, days: 10) == nil)
        #expect(Samples.fault(rule, RosterSamples.position(1), [held[0]], days: 0) == nil)
    }
}

@Suite("quality.position-planned-end")
struct PositionPlannedEndTests {
    @Test("A holder past the planned end by more days than the threshold is at fault, to the day")
    func past() throws {
        let rule = try rule("quality.position-planned-end")
        let held = [RosterSamples.assignment(1, person: 1, position: 1, "2025-01-01", "2026-12-22")]
        #expect(
            Samples.fault(rule, RosterSamples.position(1), held, days: 9)
                == "The planned end was 22 December 2026, 10 days ago")
        #expect(Samples.fault(rule, RosterSamples.position(1), held, days: 10) == nil)
        #expect(Samples.fault(rule, RosterSamples.position(1), days: 0) == nil)
    }
}

@Suite("quality.person-clearance")
struct PersonClearanceTests {
    @Test("A clearance without an end is at fault; no clearance needs none")
    func clearance() throws {
        let rule = try rule("quality.person-clearance")
        #expect(
            Samples.fault(rule, RosterSamples.person(1, clearance: .secret)) == "The end of the clearance is missing")
        #expect(
            Samples.fault(rule, RosterSamples.person(1, clearance: .secret, clearanceUntil: "2028-01-01")) == nil)
        #expect(Samples.fault(rule, RosterSamples.person(1)) == nil)
    }
}

@Suite("quality.person-grade")
struct PersonGradeTests {
    @Test("A grade that the table lacks is at fault")
    func grade() throws {
        let rule = try rule("quality.person-grade")
        #expect(Samples.fault(rule, RosterSamples.person(1, grade: "O4")) == "The grade (O4) is not known")
        #expect(Samples.fault(rule, RosterSamples.person(1)) == nil)
    }
}

/// What all rules of age have in common: the threshold is reached on its day and exceeded on the next.
private func checkAge(_ fault: (_ lastTold: String?, _ days: Int) -> String?) {
    #expect(fault("2026-12-22", 9) == "Last changed or confirmed on 22 December 2026, 10 days ago")
    #expect(fault("2026-12-22", 10) == nil)
    #expect(fault(nil, 10) == "The journal does not tell when it was last changed or confirmed")
}

@Suite("quality.office-age")
struct OfficeAgeTests {
    @Test("An office is at fault the day after the threshold, and where the journal tells nothing")
    func age() throws {
        let rule = try rule("quality.office-age")
        checkAge { Samples.fault(rule, Samples.office(), lastTold: $0, days: $1) }
    }
}

@Suite("quality.position-age")
struct PositionAgeTests {
    @Test("A position is at fault the day after the threshold, and where the journal tells nothing")
    func age() throws {
        let rule = try rule("quality.position-age")
        checkAge { Samples.fault(rule, RosterSamples.position(1), lastTold: $0, days: $1) }
    }
}

@Suite("quality.person-age")
struct PersonAgeTests {
    @Test("A person is at fault the day after the threshold, and where the journal tells nothing")
    func age() throws {
        let rule = try rule("quality.person-age")
        checkAge { Samples.fault(rule, RosterSamples.person(1), lastTold: $0, days: $1) }
    }
}
