"""What is not done twice, and who does it: texts that are kept or shared out, the site of the last build."""
