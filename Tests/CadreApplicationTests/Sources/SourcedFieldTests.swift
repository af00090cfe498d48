import CadreDomain
import CadreTestSupport
import Testing

@testable import CadreApplication

@Suite("A field of which sources tell is written as text and read back the same")
struct SourcedFieldTests {
    @Test("Every record is made again from its fields", arguments: [1, 2, 3] as [UInt64])
    func roundTrip(seed: UInt64) throws {
        let register = Register.random(seed: seed)
        try check(register.offices)
        try check(register.positions)
        try check(register.people)
        try check(register.assignments)
    }

    @Test("Every kind of qualification is made again from its fields")
    func qualifications() throws {
        let profile = try #require(ILRProfile("2/2/1+"))
        try check(
            [
                .course(code: "SCM-O"), .language(code: "tgl", result: profile),
                .certification(scheme: "SC-2.0", level: 3, area: "C"),
                .certification(scheme: "SC-2.0", level: 1, area: nil),
            ].map { Qualification.sample(1, kind: $0, goodUntil: "2030-01-01") })
    }

    private func check<Record: ImportedRecord>(_ records: [Record]) throws {
        let blank = try #require(records.first)
        for record in records {
            var copy = blank
            for field in Record.sourcedFields where field.name != SourceRow.endField {
                #expect(field.set(&copy, field.value(record)), "\(field.name)=\(field.value(record))")
                #expect(field.value(copy) == field.value(record), "\(field.name)")
            }
        }
    }

    @Test("Text that is no value changes nothing")
    func unreadable() {
        for field in Person.sourcedFields where !["name", "specialties"].contains(field.name) {
            var person = Person.sample(1)
            #expect(!field.set(&person, "no such value"), "\(field.name)")
            #expect(person == .sample(1))
        }
        for field in Assignment.sourcedFields {
            var assignment = Assignment.sample(1)
            #expect(!field.set(&assignment, "no such value"), "\(field.name)")
        }
    }
}
