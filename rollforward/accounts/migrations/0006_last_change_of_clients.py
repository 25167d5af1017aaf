from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0005_activity'),
    ]

    operations = [
        migrations.AddField(
            model_name='firm',
            name='last_client_change',
            field=models.PositiveBigIntegerField(default=0),
        ),
    ]
