import CadreDomain
import CadreTestSupport
import Testing

@testable import CadreApplication

@Suite("Records are read from the journal's JSON as they were written")
struct RecordReadingTests {
    @Test("Every record of random registers comes back", arguments: [1, 2, 3] as [UInt64])
    func roundTrip(seed: UInt64) throws {
        let register = Register.random(seed: seed)
        let records =
            register.offices.map(RegisterRecord.office) + register.positions.map(RegisterRecord.position)
            + register.people.map(RegisterRecord.person) + register.qualifications.map(RegisterRecord.qualification)
            + register.assignments.map(RegisterRecord.assignment)
        #expect(records.count > 20)
        for record in records {
            #expect(RegisterRecord(noun: record.slot.noun, json: record.json.text) == record)
        }
    }

    @Test("Texts of any characters come back")
    func texts() {
        let texts = ["", "\"\\/\n\r\t", "\u{1}\u{1F}", "Ñuñoa \u{202E}", "\u{1F600}", "{\"id\":1}"]
        for text in texts {
            #expect(JSONReader.value(of: JSONText.text(text).text) == .text(text))
        }
        #expect(JSONReader.value(of: "\"\\ud83d\\ude00\\u0041\"") == .text("\u{1F600}A"))
    }

    @Test(
        "What is no JSON, or no record, is nil and never a crash",
        arguments: [
            "", "{", "[1,", "\"\\", "\"\\u12", "\"\\ud800\"", "nul", "1.5", "--1", "{\"a\" 1}", "[1] 2", "\u{0}",
            String(repeating: "[", count: 100_000),
        ]
    )
    func malformed(text: String) {
        #expect(JSONReader.value(of: text) == nil)
        #expect(RegisterRecord(noun: "person", json: text) == nil)
    }

    @Test("A record that lacks a field or has a wrong one is none")
    func incomplete() {
        let person = RecordText.json(Person.sample(1)).text
        #expect(RegisterRecord(noun: "person", json: person) != nil)
        #expect(RegisterRecord(noun: "position", json: person) == nil)
        #expect(RegisterRecord(noun: "person", json: person.replacing("\"grade\"", with: "\"rank\"")) == nil)
        #expect(RegisterRecord(noun: "planet", json: person) == nil)
    }
}
